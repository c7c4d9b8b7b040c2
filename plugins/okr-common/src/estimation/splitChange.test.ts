import fc from 'fast-check';
import { splitChange } from './splitChange';

const volume = fc.record({
  events: fc.integer({ min: 0, max: 1_000_000 }),
  users: fc.integer({ min: 1, max: 1_000_000 }),
});

describe('splitChange', () => {
  it('calls the same rate over more users all volume', () => {
    // 100 × 2 to 120 × 2
    expect(
      splitChange({ events: 200, users: 100 }, { events: 240, users: 120 }),
    ).toEqual({ events: 40, volume: 40, rate: 0 });
  });

  it('calls the same users with another rate all rate', () => {
    expect(
      splitChange({ events: 200, users: 100 }, { events: 150, users: 100 }),
    ).toEqual({ events: -50, volume: 0, rate: -50 });
  });

  it('says that the rate fell where growth hides it', () => {
    // 100 × 2 to 200 × 1: 100 more users at 1.5, and 1 less at 150 users.
    expect(
      splitChange({ events: 200, users: 100 }, { events: 200, users: 200 }),
    ).toEqual({ events: 0, volume: 150, rate: -150 });
  });

  it('does not know a rate without users', () => {
    const some = { events: 5, users: 5 };
    expect(splitChange({ events: 5, users: 0 }, some)).toBeUndefined();
    expect(splitChange(some, { events: 5, users: 0 })).toBeUndefined();
  });

  it('leaves no remainder, and is the same back with other signs', () => {
    fc.assert(
      fc.property(volume, volume, (before, current) => {
        const parts = splitChange(before, current)!;
        expect(parts.events).toBe(current.events - before.events);
        expect(parts.volume + parts.rate).toBeCloseTo(parts.events, 6);
        // The other part on its own, by its formula.
        const rateChange =
          ((current.events / current.users - before.events / before.users) *
            (current.users + before.users)) /
          2;
        const scale = current.events + before.events + 1;
        const slack =
          1e-12 *
          scale *
          (current.users / before.users + before.users / current.users);
        expect(Math.abs(parts.rate - rateChange)).toBeLessThanOrEqual(slack);
        const back = splitChange(current, before)!;
        expect(back.volume).toBeCloseTo(-parts.volume, 6);
        expect(back.rate).toBeCloseTo(-parts.rate, 6);
      }),
    );
  });
});
