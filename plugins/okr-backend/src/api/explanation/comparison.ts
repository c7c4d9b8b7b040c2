import { InputError } from '@backstage/errors';
import {
  baselineWindow,
  Cycle,
  Window,
} from '@keyresults/backstage-plugin-okr-common';
import { DateTime } from 'luxon';
import { writeInstant } from '../../evaluation';
import { readInstant } from '../instants';

/** An earlier window, looked at as of its end. @internal */
export interface Comparison {
  /** `baseline`, `before`, or an instant. */
  against: string;
  window: Window;
  /** The instant it is looked at from, in milliseconds since 1970 UTC. */
  at: number;
  /** When it is, as in `20 h before the cycle`. */
  words: string;
}

/** @internal */
export interface Comparisons {
  chosen: Comparison;
  /** Those whose past is kept, with the one that was asked for. */
  offered: readonly Comparison[];
  /** What there is to be said of the choice. */
  notes: readonly string[];
}

/**
 * What a value can be held against: the 28 days before its cycle, which are the baseline, those before its own window, or
 * any that are asked for. Windows whose past is not kept are not offered: what is left of their facts would be taken for
 * what was known then.
 *
 * @param window - of the value
 * @param asked - `baseline`, `before`, or an instant; the first that is kept unless given
 * @throws InputError when it cannot be understood, or is too long ago
 * @internal
 */
export function comparisonsOf({
  cycle,
  window,
  at,
  asked,
  keptFrom,
  keptDays,
  timeZone,
}: {
  cycle: Cycle;
  window: Window;
  /** The instant the value is looked at from. */
  at: number;
  asked: string | undefined;
  /** What was known before this instant is not kept; milliseconds since 1970 UTC. */
  keptFrom: number;
  keptDays: number;
  /** In which a day begins at midnight. */
  timeZone: string;
}): Comparisons {
  const kept = `what was known then is kept for ${keptDays} days (okr.retention.versions)`;
  const isKept = (one: Pick<Comparison, 'at'>) => one.at >= keptFrom;
  if (!isKept({ at })) {
    throw new InputError(
      `The value of ${cycle.id} is from too long ago to be taken apart: ${kept}`,
    );
  }
  const usual = [beforeCycle(cycle), beforeWindow(window)];
  const own =
    asked === undefined
      ? undefined
      : readAsked(asked, { usual, window, timeZone });
  if (own && !isKept(own)) {
    throw new InputError(
      `The 28 days ${own.words} are too long ago to be held against: ${kept}`,
    );
  }
  const offered = usual.filter(isKept);
  const chosen = own ?? offered[0];
  if (!chosen) {
    throw new InputError(
      `There is nothing that ${cycle.id} could be held against: ${kept}`,
    );
  }
  const isStandIn = own === undefined && chosen.against !== 'baseline';
  return {
    chosen,
    offered: offered.some(({ against }) => against === chosen.against)
      ? offered
      : [...offered, chosen],
    notes: isStandIn
      ? [
          `The 28 days before the cycle are too long ago: ${kept}. The 28 days before these stand in for them.`,
        ]
      : [],
  };
}

function beforeCycle(cycle: Cycle): Comparison {
  return {
    against: 'baseline',
    window: baselineWindow(cycle),
    at: cycle.from,
    words: 'before the cycle',
  };
}

function beforeWindow(window: Window): Comparison {
  return {
    against: 'before',
    window: baselineWindow(window),
    at: window.from,
    words: 'before these 28 days',
  };
}

function readAsked(
  asked: string,
  {
    usual,
    window,
    timeZone,
  }: { usual: readonly Comparison[]; window: Window; timeZone: string },
): Comparison {
  const known = usual.find(({ against }) => against === asked);
  if (known) {
    return known;
  }
  const to = readInstant('against', asked);
  const against = writeInstant(to);
  if (to > window.from) {
    throw new InputError(
      `against '${asked}' is not over before the current window begins at ${writeInstant(
        window.from,
      )}`,
    );
  }
  const instant = DateTime.fromMillis(to, { zone: timeZone });
  const isMidnight = instant.equals(instant.startOf('day'));
  return {
    against,
    window: baselineWindow({ from: to, to }),
    at: to,
    words: `before ${isMidnight ? instant.toISODate() : against}`,
  };
}
