import fc from 'fast-check';
import { Waits } from '../estimation/waitsInWindow';
import { Stat } from '../metrics/MetricDefinition';
import { splitWaits } from './splitWaits';
import { Both } from './types';

const HOUR = 3_600_000;
const p50: Stat = { kind: 'named', name: 'p50' };

const hours = (...answered: number[]): Waits => ({
  answered: answered.map(hour => hour * HOUR),
  censored: [],
});

const waits = fc
  .tuple(
    fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 8 }),
    fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 2 }),
  )
  .map(
    ([answered, censored]): Waits => ({
      answered: answered.map(hour => hour * HOUR),
      censored: censored.map(hour => hour * HOUR),
    }),
  );

const parts = fc
  .array(fc.record({ then: waits, now: waits }), {
    minLength: 2,
    maxLength: 6,
  })
  .map(
    (list): Map<string, Both<Waits>> =>
      new Map(list.map((one, index) => [`part-${index}`, one])),
  );

const stats = fc.constantFrom<Stat>(
  p50,
  { kind: 'named', name: 'p75' },
  { kind: 'within', seconds: 20 * 3600 },
);

describe('splitWaits', () => {
  it('calls it mix where only the shares of the parts change', () => {
    // Fast is always 2 h, slow always 20 h: three to one becomes one to three.
    const split = splitWaits(
      p50,
      new Map([
        ['fast', { then: hours(2, 2, 2), now: hours(2) }],
        ['slow', { then: hours(20), now: hours(20, 20, 20) }],
      ]),
      20,
    );
    expect(split).toMatchObject({
      change: 18 * 3600,
      mix: 18 * 3600,
      within: 0,
    });
  });

  it('calls it change within where only the waits of the parts change', () => {
    const split = splitWaits(
      p50,
      new Map([
        ['one', { then: hours(2, 2), now: hours(8, 8) }],
        ['other', { then: hours(4, 4), now: hours(10, 10) }],
      ]),
      20,
    );
    // The medians of 2, 2, 4, 4 and of 8, 8, 10, 10 are 3 h and 9 h.
    expect(split).toMatchObject({ change: 6 * 3600, mix: 0, within: 6 * 3600 });
  });

  it('lays to a part what changes when it alone changes, first and last', () => {
    const split = splitWaits(
      p50,
      new Map([
        ['moving', { then: hours(2, 2, 2), now: hours(10, 10, 10) }],
        ['still', { then: hours(5, 5), now: hours(5, 5) }],
      ]),
      20,
    );
    // Medians: 2 h of 2, 2, 2, 5, 5, and 10 h of 5, 5, 10, 10, 10: all of it is of the one that moved.
    expect(split?.change).toBe(8 * 3600);
    expect(split?.parts.get('moving')?.change).toBe(8 * 3600);
    expect(split?.parts.get('still')?.change).toBe(0);
    expect(split?.together).toBe(0);
  });

  it('leaves over what parts do only together', () => {
    // One of three alone never moves their median: neither the first to go from 1 h to 9 h, nor the last.
    const part = { then: hours(1), now: hours(9) };
    const split = splitWaits(
      p50,
      new Map([
        ['one', part],
        ['other', part],
        ['third', part],
      ]),
      20,
    );
    expect(split?.change).toBe(8 * 3600);
    expect([...(split?.parts.values() ?? [])]).toEqual([
      { change: 0 },
      { change: 0 },
      { change: 0 },
    ]);
    expect(split?.together).toBe(8 * 3600);
  });

  it('calls all that a new part brings mix', () => {
    const split = splitWaits(
      p50,
      new Map([
        ['old', { then: hours(2, 2), now: hours(2, 2) }],
        ['new', { then: hours(), now: hours(8, 8, 8) }],
      ]),
      20,
    );
    expect(split).toMatchObject({ change: 6 * 3600, mix: 6 * 3600, within: 0 });
  });

  it('takes nothing apart that is only known to be more than something', () => {
    const waiting = { answered: [], censored: [9 * HOUR] };
    expect(
      splitWaits(p50, new Map([['one', { then: hours(2), now: waiting }]]), 20),
    ).toBeUndefined();
  });

  it('adds up: mix and within to the change, and so do parts, others and what is done together', () => {
    fc.assert(
      fc.property(parts, stats, (some, stat) => {
        const split = splitWaits(stat, some, 3);
        if (!split) {
          return;
        }
        const { mix = split.change, within = 0 } = split;
        expect(mix + within).toBeCloseTo(split.change, 6);
        const told = [...split.parts.values(), split.others ?? {}].reduce(
          (sum, { change = 0 }) => sum + change,
          0,
        );
        expect(told + (split.together ?? 0)).toBeCloseTo(split.change, 6);
      }),
    );
  });

  it('gives nothing but zeros where both windows are alike', () => {
    fc.assert(
      fc.property(parts, stats, (some, stat) => {
        const alike = new Map(
          [...some].map(([key, { now }]) => [key, { then: now, now }]),
        );
        const split = splitWaits(stat, alike, 20);
        for (const { change } of split?.parts.values() ?? []) {
          expect(change).toBe(0);
        }
        expect(split?.mix ?? 0).toBeCloseTo(0, 6);
        expect(split?.together ?? 0).toBe(0);
      }),
    );
  });

  it('tells the same in whatever order parts and waits come', () => {
    fc.assert(
      fc.property(parts, stats, (some, stat) => {
        const turn = ({ answered, censored }: Waits): Waits => ({
          answered: [...answered].reverse(),
          censored: [...censored].reverse(),
        });
        const turned = new Map(
          [...some]
            .reverse()
            .map(([key, { then, now }]) => [
              key,
              { then: turn(then), now: turn(now) },
            ]),
        );
        const split = splitWaits(stat, some, 20);
        const other = splitWaits(stat, turned, 20);
        expect(other?.change).toBe(split?.change);
        expect(other?.mix ?? 0).toBeCloseTo(split?.mix ?? 0, 6);
        expect(other?.parts).toEqual(split?.parts);
      }),
    );
  });

  it('tells a part apart from others as one', () => {
    const some = new Map(
      [4, 3, 2, 1].map(size => [
        `part-${size}`,
        {
          then: hours(...Array.from({ length: size }, () => 1)),
          now: hours(...Array.from({ length: size }, () => 9)),
        },
      ]),
    );
    const split = splitWaits(p50, some, 2);
    expect(split?.parts.size).toBe(2);
    expect(split?.others?.keys).toHaveLength(2);
  });
});
