import { isMistake, promisedAt, takeOut } from './promisedTime';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BEGIN = Date.parse('2026-07-01T00:00:00Z');

describe('for how long a cycle was promised', () => {
  it('is no mistake while the annotation has it', () => {
    expect(isMistake(promisedAt(BEGIN, undefined, BEGIN))).toBe(false);
  });

  it('counts a day, and nothing shorter', () => {
    const begun = promisedAt(BEGIN, undefined, BEGIN);
    expect(isMistake(takeOut(BEGIN + DAY - 1, begun, false))).toBe(true);
    expect(isMistake(takeOut(BEGIN + DAY, begun, false))).toBe(false);
  });

  it('counts what is shorter where somebody spoke of it', () => {
    const begun = promisedAt(BEGIN, undefined, BEGIN);
    expect(isMistake(takeOut(BEGIN + 60_000, begun, true))).toBe(false);
  });

  it('does not count the time before the cycle begins', () => {
    const planned = promisedAt(BEGIN - 30 * DAY, undefined, BEGIN);
    expect(isMistake(takeOut(BEGIN - DAY, planned, false))).toBe(true);
    expect(isMistake(takeOut(BEGIN + HOUR, planned, false))).toBe(true);
    expect(isMistake(takeOut(BEGIN + DAY, planned, false))).toBe(false);
  });

  it('adds up what was there at two times, and not what was between', () => {
    const first = takeOut(
      BEGIN + 10 * HOUR,
      promisedAt(BEGIN, undefined, BEGIN),
      false,
    );
    const again = promisedAt(BEGIN + 10 * DAY, first, BEGIN);
    expect(again.takenOutAt).toBeUndefined();
    const end = BEGIN + 10 * DAY + 14 * HOUR;
    expect(isMistake(takeOut(end - 1, again, false))).toBe(true);
    expect(isMistake(takeOut(end, again, false))).toBe(false);
  });

  it('keeps counting what counted once', () => {
    const spoken = takeOut(
      BEGIN + HOUR,
      promisedAt(BEGIN, undefined, BEGIN),
      true,
    );
    const again = promisedAt(BEGIN + DAY, spoken, BEGIN);
    expect(isMistake(takeOut(BEGIN + DAY + 1, again, false))).toBe(false);
  });
});
