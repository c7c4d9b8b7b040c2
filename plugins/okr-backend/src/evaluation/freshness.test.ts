import { Target } from '../facts';
import { freshnessOf, staleSources } from './freshness';

const HOUR = 3_600_000;
const now = Date.parse('2026-11-18T12:00:00Z');
const options = { asOf: now, staleAfter: () => 24 * HOUR };

let ids = 0;
const target = (values: Partial<Target>): Target => {
  ids += 1;
  return {
    id: ids,
    source: 'github',
    reference: `r${ids}`,
    title: `r${ids}`,
    state: 'ok',
    stateSince: 0,
    ...values,
  };
};

const hoursAgo = (hours: number) => now - hours * HOUR;

describe('freshnessOf', () => {
  it('is as old as the target read longest ago', () => {
    const freshness = freshnessOf(
      [
        target({ collectedThrough: hoursAgo(1) }),
        target({ collectedThrough: hoursAgo(5) }),
      ],
      options,
    );
    expect(freshness).toMatchObject({
      collectedThrough: hoursAgo(5),
      stale: false,
      troubles: [],
    });
  });

  it('is stale when one target was not read for longer than the limit', () => {
    const targets = (hours: number) => [
      target({ collectedThrough: hoursAgo(1) }),
      target({ collectedThrough: hoursAgo(hours), state: 'failing' }),
    ];
    expect(freshnessOf(targets(24), options).stale).toBe(false);
    expect(freshnessOf(targets(25), options).stale).toBe(true);
  });

  it('is stale, and says no instant, where nothing was ever read', () => {
    const freshness = freshnessOf(
      [target({ state: 'pending', stateSince: hoursAgo(0.1) })],
      options,
    );
    expect(freshness.stale).toBe(true);
    expect(freshness.collectedThrough).toBeUndefined();
  });

  it('gives a new target of a team until the limit to be read', () => {
    const targets = (hours: number) => [
      target({ collectedThrough: hoursAgo(1) }),
      target({ state: 'pending', stateSince: hoursAgo(hours) }),
    ];
    expect(freshnessOf(targets(1), options)).toMatchObject({ stale: false });
    expect(freshnessOf(targets(1), options).collectedThrough).toBeUndefined();
    expect(freshnessOf(targets(25), options).stale).toBe(true);
  });

  it.each(['gone', 'forbidden'] as const)(
    'does not wait for a target that is %s, but tells of it',
    state => {
      const refused = target({ state, collectedThrough: hoursAgo(1000) });
      const neverRead = target({ state, collectedThrough: undefined });
      const read = { ...target({ collectedThrough: hoursAgo(1) }), count: 19 };
      const freshness = freshnessOf([refused, neverRead, read], options);
      expect(freshness).toMatchObject({
        stale: false,
        collectedThrough: hoursAgo(1),
        troubles: [refused, neverRead],
      });
      expect(freshnessOf([refused], options).stale).toBe(true);
    },
  );

  it.each(['gone', 'forbidden'] as const)(
    'does not let the rest stand for the whole where a tenth or more is %s',
    state => {
      const refused = target({ state, collectedThrough: hoursAgo(1000) });
      const read = target({ collectedThrough: hoursAgo(1) });
      expect(
        freshnessOf([refused, { ...read, count: 9 }], options),
      ).toMatchObject({ stale: true, collectedThrough: hoursAgo(1000) });
      expect(
        freshnessOf([refused, { ...read, count: 10 }], options).stale,
      ).toBe(false);
    },
  );

  it('has nothing to be stale where there are no targets', () => {
    expect(freshnessOf([], options)).toMatchObject({
      stale: false,
      troubles: [],
    });
  });

  it('tells the worst trouble first', () => {
    const read = { collectedThrough: now };
    const states = (['archived', 'pending', 'gone', 'failing'] as const).map(
      state => target({ ...read, state }),
    );
    expect(
      freshnessOf(states, options).troubles.map(({ state }) => state),
    ).toEqual(['failing', 'gone', 'pending', 'archived']);
  });

  it('tells the last re-computation', () => {
    const recomputations = [
      { targetId: 1, at: 5, reason: 'first' },
      { targetId: 2, at: 7, reason: 'second' },
    ];
    expect(freshnessOf([], { ...options, recomputations }).recomputed).toEqual({
      at: 7,
      reason: 'second',
    });
  });
});

describe('staleSources', () => {
  it('knows how old the facts of each source may be', () => {
    const read = (source: string) =>
      target({ source, collectedThrough: hoursAgo(30) });
    expect(
      staleSources([read('github'), read('push:codecov.coverage')], {
        asOf: now,
        staleAfter: source => (source === 'github' ? 24 : 7 * 24) * HOUR,
      }),
    ).toEqual([{ source: 'github', collectedThrough: hoursAgo(30) }]);
  });

  it('keeps one source apart from another', () => {
    expect(
      staleSources(
        [
          target({ collectedThrough: hoursAgo(1) }),
          target({ source: 'sentry', collectedThrough: hoursAgo(30) }),
        ],
        options,
      ),
    ).toEqual([{ source: 'sentry', collectedThrough: hoursAgo(30) }]);
  });
});
