import { hasStat, MetricDefinition, MetricUnit, Stat } from '../../metrics';
import {
  betterOfStat,
  formatStat,
  parseAmount,
  parseNumber,
  parseStat,
  unitOfStat,
} from '../../quantities';
import { Amount, Keep } from '../model';
import { nearest } from '../problems/nearest';
import { quote } from '../problems/words';
import { KEEP_EXPECTED, STAT_EXPECTED } from '../schema/fields';
import { treeAt } from '../yaml/locate';
import { ParseContext } from './ParseContext';

/** A metric and the one of its numbers that is asked for. @internal */
export interface Measured {
  metric: MetricDefinition;
  stat: Stat;
  unit: MetricUnit;
  better: 'lower' | 'higher' | undefined;
  where: Record<string, string>;
}

interface RawMeasured {
  metric: string;
  stat?: string;
  where?: Record<string, unknown>;
}

/**
 * Reads `metric`, `stat` and `where`.
 *
 * @param path - of the map that holds them
 * @internal
 */
export function readMeasured(
  raw: RawMeasured,
  path: readonly string[],
  context: ParseContext,
): Measured | undefined {
  const metric = readMetric(raw, path, context);
  if (!metric) {
    return undefined;
  }
  const stat: Stat | undefined =
    raw.stat === undefined
      ? { kind: 'named', name: metric.defaultStat }
      : readStat(raw.stat, metric, [...path, 'stat'], context);
  if (!stat) {
    return undefined;
  }
  return {
    metric,
    stat,
    unit: unitOfStat(stat, metric),
    better: betterOfStat(stat, metric),
    where: readWhere(raw, path, context),
  };
}

/** Reads `metric`. @param path - of the map that holds it @internal */
export function readMetric(
  { metric: id }: Pick<RawMeasured, 'metric'>,
  path: readonly string[],
  context: ParseContext,
): MetricDefinition | undefined {
  const metric = context.metrics.get(id);
  if (!metric) {
    reportUnknownMetric(id, [...path, 'metric'], context);
  }
  return metric;
}

/** Reads `where`. @param path - of the map that holds it @internal */
export function readWhere(
  raw: Pick<RawMeasured, 'where'>,
  path: readonly string[],
  { tree }: ParseContext,
): Record<string, string> {
  const where: [string, string][] = [];
  for (const [name, value] of Object.entries(raw.where ?? {})) {
    // As written: a severity of 01 is not 1.
    const written = treeAt(tree, [...path, 'where', name]);
    where.push([name, written?.kind === 'scalar' ? written.text : `${value}`]);
  }
  return Object.fromEntries(where);
}

function reportUnknownMetric(
  id: string,
  path: readonly string[],
  { metrics, problems }: ParseContext,
): void {
  const ids = [...metrics.keys()];
  const [source] = id.split('.');
  const sourceIsKnown = ids.some(known => known.startsWith(`${source}.`));
  const suggestion = problems.isLong ? undefined : nearest(id, ids);
  let message = `Unknown metric ${quote(id)}`;
  if (suggestion) {
    message += `, did you mean \`${suggestion}\`?`;
  } else if (!sourceIsKnown) {
    message += `; perhaps the module that provides it is not installed`;
  }
  const expected =
    ids.length === 0 ? 'a module with metrics' : `one of ${ids.join(', ')}`;
  problems.add('error', path, { message, expected, suggestion });
}

function readStat(
  text: string,
  metric: MetricDefinition,
  path: readonly string[],
  { problems }: ParseContext,
): Stat | undefined {
  const stat = parseStat(text);
  const offered = [
    ...metric.stats,
    ...(metric.estimator === 'waiting' ? ['within 24h'] : []),
  ];
  if (!stat) {
    const suggestion = problems.isLong ? undefined : nearStat(text, offered);
    problems.add('error', path, {
      message: suggestion
        ? `Unknown stat ${quote(text)}, did you mean \`${suggestion}\`?`
        : `Unknown stat ${quote(text)}`,
      expected: STAT_EXPECTED,
      suggestion,
    });
    return undefined;
  }
  if (!hasStat(metric, stat)) {
    problems.add('error', path, {
      message: `\`${metric.id}\` has no ${quote(formatStat(stat))}`,
      expected: `one of ${offered.join(', ')}`,
      suggestion: metric.defaultStat,
    });
    return undefined;
  }
  return stat;
}

const otherNames = new Map([
  ['median', 'p50'],
  ['average', 'mean'],
  ['avg', 'mean'],
  ['p95', 'p90'],
  ['p99', 'p90'],
]);

function nearStat(text: string, offered: string[]): string | undefined {
  return otherNames.get(text.toLowerCase()) ?? nearest(text, offered);
}

const unitNames: Record<MetricUnit, string> = {
  duration: 'duration',
  ratio: 'plain number',
  share: 'share',
  count: 'whole number',
};

/** Reads an amount in the unit of what is measured. @internal */
export function readAmount(
  raw: string | number,
  measured: Measured,
  path: readonly string[],
  { problems }: ParseContext,
): Amount | undefined {
  const result = parseAmount(raw, measured.unit);
  if (result.ok) {
    return result.value;
  }
  const { expected, suggestion } = result;
  const name = path[path.length - 1];
  const what = `the ${formatStat(measured.stat)} of \`${measured.metric.id}\``;
  problems.add('error', path, {
    message: `\`${name}\` cannot be ${quote(raw)}: ${what} is a ${
      unitNames[measured.unit]
    }`,
    expected,
    suggestion,
  });
  return undefined;
}

/** Reads `below 10m` or `above 99.9%`, and warns when it holds the wrong side. @internal */
export function readKeep(
  raw: string,
  measured: Measured,
  path: readonly string[],
  context: ParseContext,
): Keep | undefined {
  const match = /^(below|above) +(\S.*)$/.exec(raw);
  if (!match) {
    context.problems.add('error', path, {
      message: `\`keep\` cannot be ${quote(raw)}`,
      expected: KEEP_EXPECTED,
      suggestion: nearKeep(raw, measured),
    });
    return undefined;
  }
  const amount = parseNumber(match[2]) ?? match[2];
  const value = readAmount(amount, measured, path, context);
  if (value === undefined) {
    return undefined;
  }
  const op = match[1] === 'below' ? 'below' : 'above';
  const better = measured.better === 'lower' ? 'below' : 'above';
  if (measured.better && op !== better) {
    context.problems.add('warning', path, {
      message: `\`keep: ${op}\` holds the worse side: ${sayBetter(measured)}`,
      expected: `${better} and an amount`,
      suggestion: `${better} ${match[2]}`,
    });
  }
  return { op, value };
}

function nearKeep(raw: string, { better }: Measured): string | undefined {
  const match =
    /^(<=?|>=?|under|over|less than|more than|at most|at least)? ?(\d\S*)$/.exec(
      raw.trim(),
    );
  if (!match) {
    return undefined;
  }
  const [, word, amount] = match;
  if (!word) {
    return better && `${better === 'lower' ? 'below' : 'above'} ${amount}`;
  }
  const below = ['<', '<=', 'under', 'less than', 'at most'].includes(word);
  return `${below ? 'below' : 'above'} ${amount}`;
}

/** @internal */
export function sayBetter({ metric, stat, better }: Measured): string {
  return `a ${better} ${formatStat(stat)} of \`${metric.id}\` is better`;
}
