import { COUNTED_EXPECTED, countedStat } from '../../metrics';
import { HabitCount, KeyResultDefinition } from '../model';
import { readShape } from '../problems/readShape';
import { quote, wordsOf } from '../problems/words';
import {
  HABIT_PATTERN,
  keyResultShapes,
  RawHabitCount,
} from '../schema/keyResultSchemas';
import { YamlMap } from '../yaml/YamlTree';
import { readMetric, readWhere } from './measurement';
import { ParseContext } from './ParseContext';
import { readCommon } from './readCommon';

/** Reads a habit such as `1 per week`, ticked by hand or counted from facts. @internal */
export function readHabit(
  tree: YamlMap,
  path: readonly string[],
  context: ParseContext,
): KeyResultDefinition | undefined {
  const raw = readShape(keyResultShapes.habit, tree, path, context.problems);
  if (!raw) {
    return undefined;
  }
  const common = readCommon(raw, wordsOf(path[path.length - 1]), path, context);
  const count = raw.count && readCount(raw.count, [...path, 'count'], context);
  const match = HABIT_PATTERN.exec(raw.habit);
  if (!match) {
    context.problems.add('error', [...path, 'habit'], {
      message: `\`habit\` cannot be ${quote(raw.habit)}`,
      expected: 'how often, such as 1 per week or 2 per month',
      suggestion: nearHabit(raw.habit),
    });
    return undefined;
  }
  return {
    ...common,
    kind: 'habit',
    times: Number(match[1]),
    per: match[2] === 'week' ? 'week' : 'month',
    ...(count && { count }),
  };
}

/** A metric that cannot be counted is an error: without it nobody would know how often. */
function readCount(
  raw: RawHabitCount,
  path: readonly string[],
  context: ParseContext,
): HabitCount | undefined {
  const metric = readMetric(raw, path, context);
  if (!metric) {
    return undefined;
  }
  if (!countedStat(metric)) {
    const { facts = metric.id } = metric;
    const other = [...context.metrics.values()].find(
      it => it.facts === facts && countedStat(it),
    );
    context.problems.add('error', [...path, 'metric'], {
      message: `\`${metric.id}\` does not tell how often something happened`,
      expected: COUNTED_EXPECTED,
      ...(other && { suggestion: other.id }),
    });
    return undefined;
  }
  return { metric: metric.id, where: readWhere(raw, path, context) };
}

const words = new Map([
  ['once', 1],
  ['twice', 2],
  ['daily', 5],
  ['every', 1],
]);

/** `weekly`, `once a week`, `3x/month`: what people write before they know the format. */
function nearHabit(text: string): string | undefined {
  const plain = text.trim().toLowerCase();
  const period = /week|month/.exec(plain)?.[0];
  const count = /^\d{1,3}\b|^\d{1,3}(?=x)/.exec(plain)?.[0];
  const times = count ?? words.get(plain.split(' ')[0]);
  if (plain === 'daily') {
    return '5 per week';
  }
  if (!period || Number(times) === 0) {
    return undefined;
  }
  return `${times ?? 1} per ${period}`;
}
