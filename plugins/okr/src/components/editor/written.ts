import type {
  AnnotationChange,
  Problem,
  WrittenFields,
  WrittenValue,
} from '@keyresults/backstage-plugin-okr-common';

/** Which of the four a key result is. @internal */
export type WrittenKind = 'metric' | 'manual' | 'habit' | 'milestone';

/** @internal */
export function kindOf({ fields }: WrittenFields): WrittenKind {
  if ('metric' in fields) {
    return 'metric';
  }
  if ('habit' in fields) {
    return 'habit';
  }
  return 'done' in fields ? 'milestone' : 'manual';
}

/** The fields of a key result that always stand in the form. @internal */
export function fieldsShown(of: WrittenFields): string[] {
  switch (kindOf(of)) {
    case 'metric':
      return [
        'title',
        'metric',
        'stat',
        ...('keep' in of.fields ? ['keep'] : ['from', 'to']),
      ];
    case 'habit':
      return ['title', 'habit'];
    case 'milestone':
      return ['title'];
    default:
      return ['title', 'from', 'to', 'unit'];
  }
}

/** A value as somebody would type it. @internal */
export function typedText(value: WrittenValue | undefined): string {
  if (value === undefined || value === null) {
    return '';
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What is meant by what somebody typed where an amount belongs: `35` is a number, `24h` is not. @internal */
export function typedAmount(text: string): string | number {
  const trimmed = text.trim();
  return /^-?\d+(?:\.\d+)?$/.test(trimmed) ? Number(trimmed) : trimmed;
}

/** `severity: SEV1, area: payments`, for a field of one line. @internal */
export function pairsText(value: WrittenValue | undefined): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return typedText(value);
  }
  return Object.entries(value)
    .map(([name, inner]) => `${name}: ${typedText(inner)}`)
    .join(', ');
}

/** @internal */
export function typedPairs(text: string): Record<string, string> {
  const pairs = text
    .split(',')
    .map(part => part.split(':'))
    .filter(([name]) => name.trim() !== '');
  return Object.fromEntries(
    pairs.map(([name, ...rest]) => [name.trim(), rest.join(':').trim()]),
  );
}

/** Web addresses, one a line. Titled ones keep their title in front. @internal */
export function linksText(value: WrittenValue | undefined): string {
  if (!Array.isArray(value)) {
    return typedText(value);
  }
  return value
    .map(link =>
      typeof link === 'object' && link !== null && !Array.isArray(link)
        ? [typedText(link.title), typedText(link.url)].filter(Boolean).join(' ')
        : typedText(link),
    )
    .join('\n');
}

/** @internal */
export function typedLinks(text: string): WrittenValue[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line => {
      const [, title, url] = /^(.*\S)\s+(\S+)$/.exec(line) ?? [];
      return title === undefined ? line : { title, url };
    });
}

/** Sets a field, or takes it away where nothing is left of it. @internal */
export function fieldChange(
  path: string[],
  value: Extract<AnnotationChange, { kind: 'set' }>['value'],
  present: boolean,
): AnnotationChange[] {
  const isEmpty =
    value === '' ||
    (typeof value === 'object' &&
      value !== null &&
      Object.keys(value).length === 0);
  if (!isEmpty) {
    return [{ kind: 'set', path, value }];
  }
  return present ? [{ kind: 'remove', path }] : [];
}

/** Without the marks of what is written in the annotation. */
const unmarked = (text: string) => text.replaceAll('`', '');

/** The first thing wrong at a path or inside of it. @internal */
export function problemAt(
  problems: readonly Problem[],
  path: readonly string[],
): string | undefined {
  const found = problems.find(problem =>
    path.every((step, index) => problem.path[index] === step),
  );
  if (!found) {
    return undefined;
  }
  const { message, expected, suggestion } = found;
  if (suggestion) {
    return message.includes(suggestion)
      ? unmarked(message)
      : unmarked(`${message}: ${suggestion}?`);
  }
  // Beside the field its name is known, and what is missing is asked for.
  const isMissing = message === `\`${path[path.length - 1]}\` is missing`;
  return isMissing && expected
    ? `Needed: ${unmarked(expected)}`
    : unmarked(message);
}

/** An id made of a title: `Nobody waits!` is `nobody-waits`. @internal */
export function idOf(
  title: string,
  taken: readonly string[],
  fallback: string,
): string {
  const plain = title
    .normalize('NFKD')
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  const base = plain || fallback;
  let id = base;
  for (let number = 2; taken.includes(id); number++) {
    id = `${base}-${number}`;
  }
  return id;
}
