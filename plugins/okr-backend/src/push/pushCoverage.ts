import {
  countedAt,
  Incident,
  incidentPhases,
  PushedFact,
} from '@keyresults/backstage-plugin-okr-common';
import { HistoryStatement } from '../facts';

/** A sender that says something else with each request says nothing in the end; what it said first is forgotten. */
const MOST_SAID = 1_000;

/** How far back what is pushed to a target is complete, as `Target` has it. @internal */
export interface PushCoverage {
  historyFrom?: number;
  historySaid: readonly HistoryStatement[];
}

/** What a request says of it. @internal */
export interface CoverageNews {
  /** The earliest instant of its facts. */
  earliest: number;
  /** Since when nothing is missing, where the sender says it. */
  completeSince?: number;
  /** Whether what is pushed still joins the past. */
  isYoung: boolean;
  now: number;
}

/**
 * How far back what is pushed to a target is complete, after a request.
 *
 * What is pushed while the target is young is taken for its history, and is complete since its earliest fact. Later a
 * fact of long ago says nothing of the time after it: then only the sender can say more. What the sender said last
 * counts, from when it was said on; while the target is young, for its past too.
 *
 * @internal
 */
export function nextCoverage(
  { historyFrom, historySaid }: PushCoverage,
  { earliest, completeSince, isYoung, now }: CoverageNews,
): PushCoverage {
  const last = historySaid[historySaid.length - 1];
  const saysMore = completeSince !== undefined && completeSince !== last?.from;
  const statement = saysMore ? [{ at: now, from: completeSince }] : [];
  return {
    historyFrom: isYoung
      ? Math.min(historyFrom ?? Infinity, earliest)
      : historyFrom,
    historySaid: (isYoung && saysMore
      ? statement
      : [...historySaid, ...statement]
    ).slice(-MOST_SAID),
  };
}

/** @internal */
export function isSameCoverage(one: PushCoverage, other: PushCoverage) {
  return (
    one.historyFrom === other.historyFrom &&
    JSON.stringify(one.historySaid) === JSON.stringify(other.historySaid)
  );
}

/** Since when everything is known, as far as is known now; undefined where nobody ever said. @internal */
export function completeSinceOf({
  historyFrom,
  historySaid,
}: PushCoverage): number | undefined {
  return historySaid[historySaid.length - 1]?.from ?? historyFrom;
}

/**
 * The instant of a fact that a history can begin with. Of an incident that for which it is counted: what cannot be right,
 * or came long before anybody noticed, is no beginning; nor is one that is taken back.
 *
 * @param now - when it is told, in milliseconds since 1970 UTC
 * @internal
 */
export function instantOf(fact: PushedFact, now: number): number {
  switch (fact.shape) {
    case 'dailyRatio':
      return Date.parse(fact.day);
    case 'reading':
      return Date.parse(fact.at);
    case 'span':
      return Date.parse(fact.start);
    default:
      return fact.counts === false
        ? now
        : countedAt(toIncident(fact, now), now) ?? now;
  }
}

function toIncident(
  { id, phases, closed }: Extract<PushedFact, { shape: 'incident' }>,
  now: number,
): Incident {
  return {
    id,
    phases: Object.fromEntries(
      incidentPhases.flatMap(phase => {
        const text = phases[phase];
        return text === undefined ? [] : [[phase, Date.parse(text)]];
      }),
    ),
    closed: closed ?? false,
    recordedAt: now,
    firstRecordedAt: now,
    phasesRecordedAt: now,
  };
}
