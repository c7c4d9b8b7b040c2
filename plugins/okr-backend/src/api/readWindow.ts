import { InputError } from '@backstage/errors';
import { Window } from '@keyresults/backstage-plugin-okr-common';
import { readInstant } from './instants';

const LONGEST_DAYS = 732;
const DAY_MS = 86_400_000;

/**
 * Reads the window that is asked about.
 *
 * @param asOf - the instant it is looked at from, where it ends unless it says otherwise
 * @param days - how long it is unless it says so
 * @throws InputError when it is empty, too long, or has not begun as of the instant
 * @internal
 */
export function readWindow(
  request: { from?: string; to?: string },
  asOf: number,
  days: number,
): Window {
  const to = request.to === undefined ? asOf : readInstant('to', request.to);
  const from =
    request.from === undefined
      ? to - days * DAY_MS
      : readInstant('from', request.from);
  if (from >= to) {
    throw new InputError(
      `The window is empty: from ${say(from)} is not before to ${say(to)}`,
    );
  }
  if (to - from > LONGEST_DAYS * DAY_MS) {
    throw new InputError(
      `The window is ${yearsLong(
        from,
        to,
      )} years long; two years is the most that can be asked for`,
    );
  }
  if (from >= asOf) {
    throw new InputError(
      `The window begins at ${say(
        from,
      )}, after the instant it is looked at from, ${say(asOf)}`,
    );
  }
  return { from, to };
}

function say(instant: number): string {
  return new Date(instant).toISOString();
}

function yearsLong(from: number, to: number): string {
  return ((to - from) / DAY_MS / 365.25).toFixed(1);
}
