import type { MetricDefinition } from '@keyresults/backstage-plugin-okr-common';

/** Something that may stand at the cursor. @internal */
export interface Completion {
  label: string;
  /** What it means, in a few words. */
  detail?: string;
  /** What is written instead of the label. */
  text?: string;
}

const objectiveFields: Record<string, string> = {
  objective: 'what we want, in words',
  cycle: 'the period, such as 2026-Q4',
  why: 'why it matters',
  supports: 'the objective that this one helps',
  kind: 'committed or aspirational',
  owner: 'who looks after it',
  weight: 'how much it counts',
  links: 'web addresses',
  keyResults: 'how we would know',
};

const keyResultFields: Record<string, string> = {
  title: 'what it is called',
  metric: 'what is measured',
  stat: 'which number of the metric',
  where: 'only part of the facts',
  from: 'the baseline, or measured',
  to: 'the target value',
  keep: 'the line to hold, such as below 10m',
  guardrail: 'what must not get worse',
  unit: 'of a number kept by hand',
  habit: 'such as 1 per week',
  count: 'facts that tell how often',
  done: 'true or false',
  why: 'why it matters',
  kind: 'committed or aspirational',
  owner: 'who looks after it',
  weight: 'how much it counts',
  links: 'web addresses',
};

const fixedValues: Record<string, string[]> = {
  kind: ['committed', 'aspirational'],
  done: ['true', 'false'],
  keep: ['below ', 'above '],
  habit: ['1 per week', '1 per month'],
};

interface Line {
  indent: number;
  key: string;
  value: string;
}

function readLine(text: string): Line | undefined {
  const [, indent, key, value] =
    /^( *)([A-Za-z0-9_-]+):(?: +(.*))?$/.exec(text) ?? [];
  return key === undefined
    ? undefined
    : { indent: indent.length, key, value: value ?? '' };
}

/** The keys above a line, the nearest last. */
function pathAbove(lines: readonly string[], indent: number): string[] {
  const path: string[] = [];
  let limit = indent;
  for (const text of [...lines].reverse()) {
    const line = readLine(text);
    if (line && line.indent < limit) {
      path.unshift(line.key);
      limit = line.indent;
    }
  }
  return path;
}

/** The fields that stand beside the line already. */
function siblings(
  before: readonly string[],
  after: readonly string[],
  indent: number,
): Map<string, string> {
  const found = new Map<string, string>();
  const take = (lines: readonly string[]) => {
    for (const text of lines) {
      const line = readLine(text);
      const own = line?.indent ?? text.search(/\S/);
      if (text.trim() !== '' && own < indent) {
        return;
      }
      if (line?.indent === indent) {
        found.set(line.key, line.value);
      }
    }
  };
  take([...before].reverse());
  take(after);
  return found;
}

function fieldsFor(
  depth: number,
  present: ReadonlyMap<string, string>,
): Completion[] {
  const byDepth: Record<number, Record<string, string>> = {
    1: objectiveFields,
    3: keyResultFields,
  };
  return Object.entries(byDepth[depth] ?? {})
    .filter(([name]) => !present.has(name))
    .map(([label, detail]) => ({ label, detail, text: `${label}: ` }));
}

function valuesFor(
  key: string,
  present: ReadonlyMap<string, string>,
  metrics: readonly MetricDefinition[],
  cycles: readonly string[],
): Completion[] {
  switch (key) {
    case 'metric':
      return metrics.map(({ id, title }) => ({ label: id, detail: title }));
    case 'stat': {
      const metric = metrics.find(({ id }) => id === present.get('metric'));
      const stats = [
        ...new Set(metric ? metric.stats : metrics.flatMap(it => it.stats)),
      ];
      const isWait = metric?.estimator === 'waiting';
      return [
        ...stats.map(label => ({
          label,
          ...(label === metric?.defaultStat && { detail: 'the usual one' }),
        })),
        ...(isWait
          ? [{ label: 'within 24h', detail: 'share answered within' }]
          : []),
      ];
    }
    case 'from':
      return [{ label: 'measured', detail: 'the 28 days before the cycle' }];
    case 'cycle':
      return cycles.map(label => ({ label }));
    default:
      return (fixedValues[key] ?? []).map(label => ({ label }));
  }
}

/**
 * What may stand at a place of an annotation's text that is written in blocks, a field a line.
 *
 * @param text - the annotation
 * @param offset - where the cursor is, in characters
 * @param known.cycles - cycles to offer, for instance `2026-Q4`
 * @returns where the word begins that is replaced, and what by; undefined where nothing can be offered
 * @internal
 */
export function completionsAt(
  text: string,
  offset: number,
  known: { metrics: readonly MetricDefinition[]; cycles: readonly string[] },
): { from: number; options: Completion[] } | undefined {
  const before = text.slice(0, offset).split('\n');
  const current = before.pop() ?? '';
  const after = text.slice(offset).split('\n').slice(1);
  const indent = current.search(/\S|$/);
  const value = /^( *)([A-Za-z0-9_-]+): +(\S.*)?$/.exec(current);
  const path = pathAbove(before, indent);
  const present = siblings(before, after, indent);
  if (value) {
    const [, , key, typed = ''] = value;
    const options = valuesFor(key, present, known.metrics, known.cycles);
    return options.length > 0
      ? { from: offset - typed.length, options }
      : undefined;
  }
  const [, typed] = /^ *([A-Za-z]*)$/.exec(current) ?? [];
  if (typed === undefined) {
    return undefined;
  }
  const inKeyResult = path.length === 3 && path[1] === 'keyResults';
  const depth = inKeyResult ? 3 : path.length;
  const options = depth === 1 || inKeyResult ? fieldsFor(depth, present) : [];
  return options.length > 0
    ? { from: offset - typed.length, options }
    : undefined;
}
