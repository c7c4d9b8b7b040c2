import {
  CycleSummary,
  isWholeWeek,
  MetricUnit,
  SeriesPoint,
} from '@keyresults/backstage-plugin-okr-common';
import { amountOf } from '../format/metrics';

/** One week on a chart. Times are milliseconds since 1970 UTC. @internal */
export interface ChartPoint {
  /** Where the week ends, or the instant it was looked at while it still runs. */
  time: number;
  value: number;
  /** The value is a lower bound. */
  moreThan: boolean;
  /** It reaches up to the instant that it was looked at, and that is no whole week. */
  partial: boolean;
  /** Days of the week are left out since they are incomplete. */
  incomplete: boolean;
  source: SeriesPoint;
}

/** The way from where a key result began to where it is to end, oldest first; at least two points. @internal */
export type PaceLine = readonly { time: number; value: number }[];

/** How many times the base of the chart the band may reach before it is cut. */
const bandRoom = 2;
/** How many times the base of the chart a value may reach before it is drawn at the edge. */
const valueRoom = 3;
/** The share of the weeks, slowest left out, that say where the base is. */
const bulk = 0.75;
/** Free space over the highest thing drawn. */
const headroom = 1.08;

/**
 * The weeks that have a value, in unbroken runs: a week without one is a gap in the line, never a zero and never
 * bridged.
 *
 * @param asOf - ISO 8601; the last week is looked at up to it
 * @internal
 */
export function pointRuns(
  series: readonly SeriesPoint[],
  asOf?: string,
): ChartPoint[][] {
  const end = asOf === undefined ? Infinity : Date.parse(asOf);
  const runs: ChartPoint[][] = [];
  let run: ChartPoint[] = [];
  for (const source of series) {
    const value = amountOf(source.value);
    if (value === undefined) {
      run = [];
      continue;
    }
    if (run.length === 0) {
      runs.push(run);
    }
    const time = Date.parse(source.to);
    run.push({
      time: Math.min(time, end),
      value,
      moreThan: source.value.kind === 'moreThan',
      partial: time >= end && !isWholeWeek(source, end),
      incomplete: source.incomplete === true,
      source,
    });
  }
  return runs;
}

/** The runs of weeks in which both edges of the band are known. @internal */
export function bandRuns(runs: readonly ChartPoint[][]): ChartPoint[][] {
  const result: ChartPoint[][] = [];
  for (const run of runs) {
    let band: ChartPoint[] = [];
    for (const point of run) {
      if (point.source.low === undefined || point.source.high === undefined) {
        band = [];
        continue;
      }
      if (band.length === 0) {
        result.push(band);
      }
      band.push(point);
    }
  }
  return result.filter(band => band.length > 1);
}

/** How far up the chart goes. @internal */
export interface ValueRange {
  top: number;
  /** The band goes higher than the chart shows. */
  bandCut: boolean;
}

/**
 * What the height of a chart is taken from: every line, and the largest of the lower three quarters of the values
 * (nearest rank). A few far larger values do not move it.
 */
function baseOf(values: readonly number[], lines: readonly number[]): number {
  const ascending = [...values].sort((a, b) => a - b);
  const rank = Math.round(bulk * ascending.length);
  const base = Math.max(0, ascending[rank - 1] ?? 0, ...lines);
  return base > 0 ? base : Math.max(0, ...values);
}

/**
 * The largest value that is drawn where it is; what is larger stands at the upper edge. It covers all lines and the
 * bulk of the values, and leaves out what would press those to the ground: more than three times as much.
 *
 * @param lines - baseline, target value and what else is drawn as a line
 * @internal
 */
export function highestDrawn(
  values: readonly number[],
  lines: readonly number[],
): number {
  const base = baseOf(values, lines);
  const drawn = values.filter(value => value <= base * valueRoom);
  return Math.max(base, ...drawn);
}

/**
 * The range of values to show, from 0: all lines and the bulk of the values. Values and bands far above are cut so that
 * the line does not lie flat on the ground.
 *
 * @param lines - baseline, target value and what else is drawn as a line
 * @internal
 */
export function valueRange(
  points: readonly ChartPoint[],
  lines: readonly (number | undefined)[],
  unit: MetricUnit,
): ValueRange {
  const values = points.map(({ value }) => value);
  const known = lines.filter((line): line is number => line !== undefined);
  const base = baseOf(values, known);
  const drawn = highestDrawn(values, known);
  const highest = Math.max(0, ...points.map(({ source }) => source.high ?? 0));
  const room = base > 0 ? Math.max(drawn, base * bandRoom) : highest;
  const reach = Math.max(drawn, Math.min(highest, room)) * headroom;
  const top = unit === 'share' ? Math.min(1, reach) : reach;
  return { top: top > 0 ? top : 1, bandCut: highest > room };
}

/** The points that stand at the upper edge because they are too far above it. @internal */
export function cutPoints(
  points: readonly ChartPoint[],
  top: number,
): ChartPoint[] {
  return points.filter(({ value }) => value > top);
}

/**
 * The points that a label fits beside, from the left: each far enough from the last one that has got one.
 *
 * @param x - where a point stands
 * @param room - how wide a label is, in the unit of `x`
 * @internal
 */
export function labelledPoints(
  points: readonly ChartPoint[],
  x: (point: ChartPoint) => number,
  room: number,
): ChartPoint[] {
  const labelled: ChartPoint[] = [];
  for (const point of points) {
    const last = labelled.at(-1);
    if (!last || x(point) - x(last) >= room) {
      labelled.push(point);
    }
  }
  return labelled;
}

/**
 * The range of values in which changes are seen best, for lines without an axis. Never without extent.
 *
 * @internal
 */
export function tightRange(values: readonly number[]): [number, number] {
  if (values.length === 0) {
    return [0, 1];
  }
  const low = Math.min(...values);
  const high = Math.max(...values);
  return low === high ? [low - 1, high + 1] : [low, high];
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const durationSteps = [
  1,
  2,
  5,
  10,
  15,
  30,
  ...[1, 2, 5, 10, 15, 30].map(count => count * minute),
  ...[1, 2, 3, 4, 6, 8, 12].map(count => count * hour),
  ...[1, 2, 3, 4, 7, 14, 28, 56, 112, 224].map(count => count * day),
];

/** 1, 2 or 5 times a power of ten, not below what is asked for. */
function decimalStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5].find(candidate => candidate * power >= least) ?? 10;
  return factor * power;
}

/**
 * Round values for the axis, from 0 up to the top: hours and days for durations, tens for the rest.
 *
 * @param most - how many steps at most
 * @internal
 */
export function valueTicks(top: number, unit: MetricUnit, most = 5): number[] {
  const least = top / most;
  const nice =
    unit === 'duration'
      ? durationSteps.find(step => step >= least) ?? decimalStep(least)
      : decimalStep(least);
  const step = unit === 'count' ? Math.max(1, nice) : nice;
  const count = Math.floor(top / step + 1e-9);
  return Array.from({ length: count + 1 }, (_, index) =>
    Number((index * step).toPrecision(12)),
  );
}

/** The stretch of time on the chart: all weeks, and the whole cycle where there is one. @internal */
export function timeRange(
  series: readonly SeriesPoint[],
  cycle?: { from: string; to: string },
): [number, number] {
  const instants = [
    ...series.flatMap(({ from, to }) => [from, to]),
    ...(cycle ? [cycle.from, cycle.to] : []),
  ].map(instant => Date.parse(instant));
  return instants.length > 0
    ? [Math.min(...instants), Math.max(...instants)]
    : [0, 1];
}

/** What is expected from the baseline at the start of the cycle to the target value at its end. @internal */
export function paceLine(
  cycle: Pick<CycleSummary, 'from' | 'to' | 'pace'> | undefined,
  baseline: number | undefined,
  targetValue: number | undefined,
): PaceLine | undefined {
  if (!cycle || baseline === undefined || targetValue === undefined) {
    return undefined;
  }
  const { pace = [] } = cycle;
  const expected =
    pace.length > 1
      ? pace
      : [
          { at: cycle.from, expected: 0 },
          { at: cycle.to, expected: 1 },
        ];
  return expected.map(({ at, expected: share }) => ({
    time: Date.parse(at),
    value: baseline + (targetValue - baseline) * share,
  }));
}

/** The week nearest in time. @internal */
export function nearestPoint(
  points: readonly ChartPoint[],
  time: number,
): ChartPoint | undefined {
  let nearest: ChartPoint | undefined;
  for (const point of points) {
    if (
      !nearest ||
      Math.abs(point.time - time) < Math.abs(nearest.time - time)
    ) {
      nearest = point;
    }
  }
  return nearest;
}
