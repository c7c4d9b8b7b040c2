import { z } from 'zod';
import { treeAt } from '../yaml/locate';
import { toPlain, YamlMap } from '../yaml/YamlTree';
import { nearest } from './nearest';
import { ProblemList } from './ProblemList';
import { quote } from './words';

/** These say something about a key result, but change nothing that is measured: without them it is as good. */
const DECORATIONS = new Set(['title', 'why', 'owner', 'links', 'hints']);

const shapesInside: Record<string, readonly string[]> = {
  guardrail: ['metric', 'stat', 'where', 'keep'],
  count: ['metric', 'where'],
  links: ['title', 'url'],
  hints: ['off'],
};

/**
 * Checks a map against its shape and says what is wrong with it.
 *
 * @returns the map without the decorations that are wrong; undefined when anything else is
 * @internal
 */
export function readShape<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape, z.core.$strict>,
  tree: YamlMap,
  path: readonly string[],
  problems: ProblemList,
): z.infer<z.ZodObject<Shape, z.core.$strict>> | undefined {
  const plain = toPlain(tree);
  const first = schema.safeParse(plain);
  if (first.success) {
    return first.data;
  }
  const wrong = reportIssues(first.error, schema, tree, path, problems);
  for (const field of wrong) {
    if (!DECORATIONS.has(field)) {
      return undefined;
    }
  }
  const rest = Object.fromEntries(
    Object.entries(plain ?? {}).filter(([field]) => !wrong.has(field)),
  );
  return schema.safeParse(rest).data;
}

/**
 * Says what is wrong with a map.
 *
 * @returns the fields concerned
 * @internal
 */
export function reportIssues(
  error: z.ZodError,
  schema: z.ZodObject,
  tree: YamlMap,
  base: readonly string[],
  problems: ProblemList,
): Set<string> {
  const wrong = new Set<string>();
  const said = new Set<string>();
  for (const issue of error.issues) {
    const inside = issue.path.map(String);
    // A list where text is expected is also too short a text: one of the two is enough.
    const place = JSON.stringify(inside);
    if (inside.length > 0 && said.has(place)) {
      continue;
    }
    said.add(place);
    const path = [...base, ...inside];
    if (issue.code === 'unrecognized_keys') {
      const known = knownKeys(schema, inside);
      for (const key of issue.keys) {
        wrong.add(inside[0] ?? key);
        reportUnknownKey(key, known, path, problems);
      }
    } else if (issue.code === 'invalid_key') {
      wrong.add(inside[0]);
      problems.add(
        'error',
        path,
        {
          message: `${quote(inside.at(-1))} cannot be a name in \`${
            inside[0]
          }\``,
          expected: issue.issues[0]?.message,
        },
        'key',
      );
    } else {
      const [field] = inside;
      wrong.add(field);
      const severity = DECORATIONS.has(field) ? 'warning' : 'error';
      problems.add(severity, path, {
        message: describe(inside, tree),
        expected: issue.message,
      });
    }
  }
  return wrong;
}

function knownKeys(schema: z.ZodObject, inside: string[]): readonly string[] {
  return inside.length === 0
    ? Object.keys(schema.shape)
    : shapesInside[inside[0]] ?? [];
}

/** @internal */
export function reportUnknownKey(
  key: string,
  known: Iterable<string>,
  path: readonly string[],
  problems: ProblemList,
): void {
  const suggestion = problems.isLong ? undefined : nearest(key, known);
  problems.add(
    'error',
    [...path, key],
    {
      message: suggestion
        ? `Unknown key ${quote(key)}, did you mean \`${suggestion}\`?`
        : `Unknown key ${quote(key)}`,
      expected: `one of ${[...known].join(', ')}`,
      suggestion,
    },
    'key',
  );
}

function describe(inside: string[], tree: YamlMap): string {
  const name = inside.join('.');
  const value = treeAt(tree, inside);
  if (!value) {
    return `\`${name}\` is missing`;
  }
  return value.kind === 'scalar' && value.value === null
    ? `\`${name}\` is empty`
    : `\`${name}\` cannot be ${quote(toPlain(value))}`;
}
