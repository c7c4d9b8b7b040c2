import { isMistake, promisedAt, takeOut } from './promisedTime';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BEGIN = Date.parse('2026-07-01T00:00:00Z');
const END = Date.parse('2026-10-01T00:00:00Z');
const CYCLE = { startsAt: BEGIN, endsAt: END };

describe('for how long a cycle was promised', () => {
  it('is no mistake while the annotation has it', () => {
    expect(isMistake(promisedAt(BEGIN, undefined, CYCLE), CYCLE)).toBe(false);
  });

  it('counts a day, and nothing shorter', () => {
    const begun = promisedAt(BEGIN, undefined, CYCLE);
    expect(isMistake(takeOut(BEGIN + DAY - 1, begun, false), CYCLE)).toBe(true);
    expect(isMistake(takeOut(BEGIN + DAY, begun, false), CYCLE)).toBe(false);
  });

  it('counts what is shorter where somebody spoke of it', () => {
    const begun = promisedAt(BEGIN, undefined, CYCLE);
    expect(isMistake(takeOut(BEGIN + 60_000, begun, true), CYCLE)).toBe(false);
  });

  it('does not count the time before the cycle begins', () => {
    const planned = promisedAt(BEGIN - 30 * DAY, undefined, CYCLE);
    expect(isMistake(takeOut(BEGIN - DAY, planned, false), CYCLE)).toBe(true);
    expect(isMistake(takeOut(BEGIN + HOUR, planned, false), CYCLE)).toBe(true);
    expect(isMistake(takeOut(BEGIN + DAY, planned, false), CYCLE)).toBe(false);
  });

  it('adds up what was there at two times, and not what was between', () => {
    const first = takeOut(
      BEGIN + 10 * HOUR,
      promisedAt(BEGIN, undefined, CYCLE),
      false,
    );
    const again = promisedAt(BEGIN + 10 * DAY, first, CYCLE);
    expect(again.takenOutAt).toBeUndefined();
    const end = BEGIN + 10 * DAY + 14 * HOUR;
    expect(isMistake(takeOut(end - 1, again, false), CYCLE)).toBe(true);
    expect(isMistake(takeOut(end, again, false), CYCLE)).toBe(false);
  });

  it('keeps counting what counted once', () => {
    const spoken = takeOut(
      BEGIN + HOUR,
      promisedAt(BEGIN, undefined, CYCLE),
      true,
    );
    const again = promisedAt(BEGIN + DAY, spoken, CYCLE);
    expect(isMistake(takeOut(BEGIN + DAY + 1, again, false), CYCLE)).toBe(
      false,
    );
  });

  it('does not count the time after the cycle has ended', () => {
    const late = promisedAt(END - HOUR, undefined, CYCLE);
    expect(isMistake(takeOut(END + 30 * DAY, late, false), CYCLE)).toBe(true);
    const early = promisedAt(END - DAY, undefined, CYCLE);
    expect(isMistake(takeOut(END + HOUR, early, false), CYCLE)).toBe(false);
  });

  it('counts nothing of what was written after the end', () => {
    const written = promisedAt(END + DAY, undefined, CYCLE);
    expect(isMistake(takeOut(END + 9 * DAY, written, false), CYCLE)).toBe(true);
  });

  it('does not forget what was there before the end when it comes back after it', () => {
    const back = (hours: number) => {
      const first = promisedAt(BEGIN, undefined, CYCLE);
      const away = takeOut(BEGIN + hours * HOUR, first, false);
      const again = promisedAt(END + 5 * DAY, away, CYCLE);
      return isMistake(takeOut(END + 9 * DAY, again, false), CYCLE);
    };
    expect(back(23)).toBe(true);
    expect(back(24)).toBe(false);
  });

  it('takes all of a cycle of one day for a day, also where that has 23 hours', () => {
    const short = { startsAt: BEGIN, endsAt: BEGIN + 23 * HOUR };
    const whole = promisedAt(BEGIN - DAY, undefined, short);
    expect(isMistake(takeOut(BEGIN + DAY, whole, false), short)).toBe(false);
    expect(isMistake(takeOut(BEGIN + 22 * HOUR, whole, false), short)).toBe(
      true,
    );
  });
});
