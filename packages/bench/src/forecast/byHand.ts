import {
  CheckIn,
  CheckInKeyResult,
  evaluateKeyResult,
} from '@keyresults/backstage-plugin-okr-common';
import { cycle } from './weeks';

const base = {
  id: 'kept-by-hand',
  title: 'Kept by hand',
  weight: 1,
  commitment: 'committed' as const,
  links: [],
  position: { line: 1, column: 1 },
};

/** What is said of one day. */
export interface SaidOfDay extends Pick<CheckIn, 'value' | 'ticks'> {
  /** Milliseconds since 1970 UTC, in that day. */
  at: number;
}

type Distributed<T> = T extends CheckInKeyResult
  ? Omit<T, keyof typeof base>
  : never;

/** A key result that check-ins keep, as of an instant; of what is said later nothing is known. */
export function evaluateSaid(
  promise: Distributed<CheckInKeyResult>,
  said: readonly SaidOfDay[],
  asOf: number,
) {
  return evaluateKeyResult({
    definition: { ...base, ...promise },
    problems: [],
    cycle,
    asOf,
    series: [],
    checkIns: said
      .filter(({ at }) => at <= asOf)
      .map(({ at, ...content }) => ({
        objectiveId: 'o',
        keyResultId: base.id,
        day: new Date(at).toISOString().slice(0, 10),
        at,
        ...content,
      })),
    freshness: { stale: false },
  });
}
