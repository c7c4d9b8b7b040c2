import { pushedFactSchema } from '@keyresults/backstage-plugin-okr-common';
import {
  completeSinceOf,
  CoverageNews,
  instantOf,
  nextCoverage,
  PushCoverage,
} from './pushCoverage';

const first: CoverageNews = { earliest: 50, isYoung: true, now: 100 };

function afterAll(...news: Partial<CoverageNews>[]): PushCoverage {
  return news.reduce<PushCoverage>(
    (before, one) => nextCoverage(before, { ...first, ...one }),
    { historySaid: [] },
  );
}

describe('how far back what is pushed is complete', () => {
  it('begins with the earliest fact of the first day, in whatever order they come', () => {
    expect(completeSinceOf(afterAll({ earliest: 50 }))).toBe(50);
    expect(completeSinceOf(afterAll({ earliest: 50 }, { earliest: 20 }))).toBe(
      20,
    );
    expect(completeSinceOf(afterAll({ earliest: 20 }, { earliest: 50 }))).toBe(
      20,
    );
  });

  it('keeps what was said last of senders that say something else each time', () => {
    const daily = Array.from({ length: 1_200 }, (_, at) => ({
      completeSince: 1_000 + at,
      isYoung: false,
      now: 2_000 + at,
    }));
    const { historySaid } = afterAll({}, ...daily);
    expect(historySaid).toHaveLength(1_000);
    expect(historySaid.at(-1)).toEqual({ at: 3_199, from: 2_199 });
  });

  it('is not moved by a fact of long ago that comes later', () => {
    const late = { earliest: 1, isYoung: false, now: 900 };
    expect(afterAll({}, late)).toEqual(afterAll({}));
  });

  it('is what the sender says, whatever facts there are', () => {
    const said = { completeSince: 30 };
    expect(completeSinceOf(afterAll({ ...said, earliest: 50 }))).toBe(30);
    expect(completeSinceOf(afterAll({ ...said, earliest: 10 }))).toBe(30);
    expect(completeSinceOf(afterAll(said, { earliest: 10 }))).toBe(30);
  });

  it('is told again on the first day, and only added to later', () => {
    const again = { completeSince: 20, now: 200 };
    expect(afterAll({ completeSince: 30 }, again).historySaid).toEqual([
      { at: 200, from: 20 },
    ]);
    const later = { ...again, isYoung: false };
    expect(afterAll({ completeSince: 30 }, later).historySaid).toEqual([
      { at: 100, from: 30 },
      { at: 200, from: 20 },
    ]);
  });

  it('is no news when it is said twice', () => {
    const said = { completeSince: 30 };
    expect(afterAll(said, { ...said, now: 200 })).toEqual(afterAll(said));
  });
});

describe('the instant that a history can begin with', () => {
  const now = Date.parse('2026-11-18T12:00:00Z');
  const common = { id: 'a', entityRef: 'component:default/cart' };
  const dayOf = (fact: object) =>
    new Date(
      instantOf(pushedFactSchema.parse({ ...common, ...fact }), now),
    ).toISOString();

  it.each([
    [
      { shape: 'span', metric: 'm', start: '2026-11-02T10:00:00Z' },
      '2026-11-02T10:00:00.000Z',
    ],
    [
      { shape: 'reading', metric: 'm', at: '2026-11-03T10:00:00Z', value: 1 },
      '2026-11-03T10:00:00.000Z',
    ],
    [
      {
        shape: 'dailyRatio',
        metric: 'm',
        day: '2026-11-04',
        numerator: 1,
        denominator: 2,
      },
      '2026-11-04T00:00:00.000Z',
    ],
    [
      {
        shape: 'incident',
        // The year is mistyped, and nobody noticed for so long.
        phases: {
          started: '2025-11-05T09:00:00Z',
          detected: '2026-11-05T10:00:00Z',
        },
      },
      '2026-11-05T10:00:00.000Z',
    ],
    [
      { shape: 'incident', phases: { resolved: '1970-01-01T00:00:00Z' } },
      '2026-11-18T12:00:00.000Z',
    ],
    [
      {
        shape: 'incident',
        phases: { detected: '2026-11-05T10:00:00Z' },
        counts: false,
      },
      '2026-11-18T12:00:00.000Z',
    ],
  ])('of %j is %s', (fact, instant) => {
    expect(dayOf(fact)).toBe(instant);
  });
});
