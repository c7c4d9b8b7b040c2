import { titleOfStat, writeAmount } from '../../quantities';
import { KeyResultBase, KeyResultDefinition } from '../model';
import { keyResultShapes, RawHold, RawMove } from '../schema/keyResultSchemas';
import { readShape } from '../problems/readShape';
import { YamlMap } from '../yaml/YamlTree';
import {
  Measured,
  readAmount,
  readKeep,
  readMeasured,
  sayBetter,
} from './measurement';
import { ParseContext } from './ParseContext';
import { readCommon } from './readCommon';

type MetricKeyResult = Extract<KeyResultDefinition, { kind: 'metric' }>;

/** Reads a key result that moves from a baseline to a target value. @internal */
export function readMove(
  tree: YamlMap,
  path: readonly string[],
  context: ParseContext,
): MetricKeyResult | undefined {
  const raw = readShape(keyResultShapes.move, tree, path, context.problems);
  const measured = raw && readMeasured(raw, path, context);
  if (!raw || !measured) {
    return undefined;
  }
  const from =
    raw.from === 'measured'
      ? raw.from
      : readAmount(raw.from, measured, [...path, 'from'], context);
  const to = readAmount(raw.to, measured, [...path, 'to'], context);
  const base = readBase(raw, measured, path, context);
  if (from === undefined || to === undefined) {
    return undefined;
  }
  if (from !== 'measured') {
    warnOfDirection(from, to, asMeant(measured, base), path, context);
  }
  return { ...base, goal: { kind: 'move', from, to } };
}

/** Reads a key result that holds a line. @internal */
export function readHold(
  tree: YamlMap,
  path: readonly string[],
  context: ParseContext,
): MetricKeyResult | undefined {
  const raw = readShape(keyResultShapes.hold, tree, path, context.problems);
  const measured = raw && readMeasured(raw, path, context);
  if (!raw || !measured) {
    return undefined;
  }
  const base = readBase(raw, measured, path, context);
  const keep = readKeep(
    raw.keep,
    asMeant(measured, base),
    [...path, 'keep'],
    context,
  );
  return keep && { ...base, goal: { kind: 'hold', keep } };
}

/** Where it is said that the worse side is meant, neither side is better. */
function asMeant(measured: Measured, { hintsOff }: KeyResultBase): Measured {
  return hintsOff?.['wrong-side'] === undefined
    ? measured
    : { ...measured, better: undefined };
}

function readBase(
  raw: RawMove | RawHold,
  measured: Measured,
  path: readonly string[],
  context: ParseContext,
): KeyResultBase & Omit<MetricKeyResult, 'goal'> {
  const { metric, stat, where } = measured;
  return {
    ...readCommon(raw, titleOfStat(stat, metric), path, context),
    kind: 'metric',
    metric: metric.id,
    stat,
    where,
  };
}

function warnOfDirection(
  from: number,
  to: number,
  measured: Measured,
  path: readonly string[],
  { problems }: ParseContext,
): void {
  if (from === to) {
    problems.add('warning', [...path, 'to'], {
      message: '`to` equals `from`: there is nothing to reach',
      expected: 'a target value other than the baseline, or `keep`',
    });
    return;
  }
  const worse = measured.better === 'lower' ? to > from : to < from;
  if (measured.better && worse) {
    const side = measured.better === 'lower' ? 'below' : 'above';
    problems.add('warning', [...path, 'to'], {
      message: `\`to\` is worse than \`from\`: ${sayBetter(measured)}`,
      expected: `a target value ${side} ${writeAmount(from, measured.unit)}`,
    });
  }
}
