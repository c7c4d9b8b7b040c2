import { aSeries, cycle, hours, nothing } from '../__testUtils__/fixtures';
import {
  bandRuns,
  cutPoints,
  highestDrawn,
  labelledPoints,
  nearestPoint,
  paceLine,
  pointRuns,
  tightRange,
  timeRange,
  valueRange,
  valueTicks,
} from './geometry';

const utc = (instant: string) => Date.parse(`${instant}T00:00:00.000Z`);

describe('pointRuns', () => {
  it('breaks the line at a week without a value', () => {
    const runs = pointRuns(aSeries([5, 4, nothing, 3]));
    expect(runs.map(run => run.map(point => point.value))).toEqual([
      [5, 4],
      [3],
    ]);
  });

  it('has nothing to draw where no week has a value', () => {
    expect(pointRuns(aSeries([nothing, nothing]))).toEqual([]);
  });

  it('puts a week where it ends', () => {
    expect(pointRuns(aSeries([5]))[0][0].time).toBe(utc('2026-10-12'));
  });

  it('tells that a week was looked at before it was over', () => {
    const [whole, running] = aSeries([5, 4]);
    const asOf = '2026-10-14T00:00:00.000Z';
    const [[first, second]] = pointRuns(
      [whole, { ...running, to: asOf }],
      asOf,
    );
    expect(first).toMatchObject({ time: utc('2026-10-12'), partial: false });
    expect(second).toMatchObject({ time: utc('2026-10-14'), partial: true });
  });

  it('marks a lower bound as one', () => {
    const [[point]] = pointRuns(aSeries([{ kind: 'moreThan', value: 7 }]));
    expect(point).toMatchObject({ value: 7, moreThan: true });
  });
});

describe('bandRuns', () => {
  it('is drawn over neighbouring weeks whose edges are both known', () => {
    const series = aSeries([5, 4, 3, 2], true);
    series[1].high = undefined;
    expect(
      bandRuns(pointRuns(series)).map(run => run.map(({ value }) => value)),
    ).toEqual([[3, 2]]);
  });
});

describe('valueRange', () => {
  const pointsOf = (values: number[], high?: number) =>
    pointRuns(aSeries(values).map(week => ({ ...week, high }))).flat();

  it('reaches a little over the highest value or line', () => {
    expect(valueRange(pointsOf([50, 100]), [20], 'ratio').top).toBeCloseTo(108);
    expect(valueRange(pointsOf([50]), [200], 'ratio').top).toBeCloseTo(216);
  });

  it('makes room for the band up to twice the line', () => {
    const range = valueRange(pointsOf([100], 150), [], 'ratio');
    expect(range.top).toBeCloseTo(162);
    expect(range.bandCut).toBe(false);
  });

  it('cuts a band that would flatten the line, and says so', () => {
    const range = valueRange(pointsOf([100], 900), [], 'ratio');
    expect(range.top).toBeCloseTo(216);
    expect(range.bandCut).toBe(true);
  });

  it('never shows more than all', () => {
    expect(valueRange(pointsOf([0.98]), [], 'share').top).toBe(1);
  });

  it('has height even where everything is 0', () => {
    expect(valueRange(pointsOf([0]), [0], 'duration').top).toBe(1);
  });
});

describe('highestDrawn', () => {
  it('leaves out one late outlier', () => {
    // Of 5 weeks the 4th from below is the base, 50 h: anything over 150 h is far off.
    expect(highestDrawn([40, 50, 45, 30, 1_152], [])).toBe(50);
  });

  it('keeps a bad week that is not far off', () => {
    expect(highestDrawn([40, 50, 45, 30, 149], [])).toBe(149);
  });

  it('always covers the lines', () => {
    expect(highestDrawn([10, 12, 11, 9], [24, 52])).toBe(52);
    // With a baseline of 400 h, a week of 1,152 h is not far off.
    expect(highestDrawn([40, 50, 45, 30, 1_152], [400])).toBe(1_152);
  });

  it('takes many high weeks for what they are', () => {
    // 3 of 8 are high; the 6th from below is the base, 300.
    expect(highestDrawn([10, 10, 10, 10, 10, 300, 400, 500], [])).toBe(500);
  });

  it('takes a lone week for the bulk', () => {
    expect(highestDrawn([1_152], [])).toBe(1_152);
    expect(highestDrawn([0, 0, 0, 7], [])).toBe(7);
    expect(highestDrawn([], [])).toBe(0);
  });
});

describe('a week over the edge', () => {
  const points = pointRuns(aSeries([40, 50, 45, 30, 1_152])).flat();

  it('does not flatten the others and is known as cut', () => {
    const { top } = valueRange(points, [24], 'ratio');
    expect(top).toBeCloseTo(54);
    expect(cutPoints(points, top).map(({ value }) => value)).toEqual([1_152]);
  });

  it('has its label where there is room for one', () => {
    const place = (_: unknown, index: number) => [0, 30, 72, 100, 144][index];
    const x = (point: (typeof points)[number]) =>
      place(point, points.indexOf(point));
    expect(
      labelledPoints(points, x, 72).map(point => points.indexOf(point)),
    ).toEqual([0, 2, 4]);
  });
});

describe('valueTicks', () => {
  it('steps in days, hours and minutes', () => {
    expect(valueTicks(hours(80), 'duration')).toEqual(
      [0, 24, 48, 72].map(hours),
    );
    expect(valueTicks(hours(10), 'duration')).toEqual(
      [0, 2, 4, 6, 8, 10].map(hours),
    );
    expect(valueTicks(40 * 60, 'duration')).toEqual(
      [0, 10, 20, 30, 40].map(count => count * 60),
    );
  });

  it('steps in 1, 2 or 5 times a power of ten elsewhere', () => {
    expect(valueTicks(1, 'share')).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(valueTicks(0.34, 'ratio')).toEqual([0, 0.1, 0.2, 0.3]);
    expect(valueTicks(230, 'ratio')).toEqual([0, 50, 100, 150, 200]);
  });

  it('counts in whole numbers', () => {
    expect(valueTicks(2, 'count')).toEqual([0, 1, 2]);
  });
});

describe('timeRange', () => {
  it('holds all weeks and the whole cycle', () => {
    expect(timeRange(aSeries([1, 2]), cycle)).toEqual([
      utc('2026-10-01'),
      utc('2027-01-01'),
    ]);
    expect(timeRange(aSeries([1, 2]))).toEqual([
      utc('2026-10-05'),
      utc('2026-10-19'),
    ]);
  });
});

describe('tightRange', () => {
  it('goes from the lowest to the highest and is never empty', () => {
    expect(tightRange([3, 1, 2])).toEqual([1, 3]);
    expect(tightRange([4])).toEqual([3, 5]);
    expect(tightRange([])).toEqual([0, 1]);
  });
});

describe('paceLine', () => {
  it('goes from the baseline at the start to the target value at the end', () => {
    expect(paceLine(cycle, 52, 24)).toEqual([
      { time: utc('2026-10-01'), value: 52 },
      { time: utc('2027-01-01'), value: 24 },
    ]);
  });

  it('lies flat while nobody works', () => {
    const pace = [
      { at: '2026-10-01', expected: 0 },
      { at: '2026-11-02', expected: 0.5 },
      { at: '2026-11-09', expected: 0.5 },
      { at: '2027-01-01', expected: 1 },
    ];
    const values = paceLine({ ...cycle, pace }, 52, 24);
    expect(values?.map(({ value }) => value)).toEqual([52, 38, 38, 24]);
  });

  it('needs both ends', () => {
    expect(paceLine(cycle, undefined, 24)).toBeUndefined();
    expect(paceLine(cycle, 52, undefined)).toBeUndefined();
  });
});

describe('nearestPoint', () => {
  it('finds the week nearest in time', () => {
    const points = pointRuns(aSeries([1, 2, 3])).flat();
    expect(nearestPoint(points, utc('2026-10-17'))?.value).toBe(2);
    expect(nearestPoint(points, 0)?.value).toBe(1);
    expect(nearestPoint([], 0)).toBeUndefined();
  });
});
