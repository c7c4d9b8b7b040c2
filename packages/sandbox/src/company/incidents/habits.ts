import { cyclesAt } from '../cycles';
import { IncidentKind, IncidentTool, Severity } from './types';

const week = 7 * 24 * 3_600_000;

/** How a team meets its incidents. @internal */
export interface IncidentHabits {
  tool: IncidentTool;
  perYear: number;
  /** By when: what becomes of the number. */
  trend?: 'fewer' | 'more';
  /** Median minutes until somebody notices. */
  minutesToDetect: number;
  /** Instead: whether nearly all of the time passes unnoticed, until the current quarter. */
  blind?: boolean;
  /** What a repair takes, as a share of what it takes elsewhere. */
  repairShare: number;
  /** Share of the incidents below SEV1 whose start somebody writes down. */
  knownStartShare: number;
}

function habits(
  tool: IncidentTool,
  perYear: number,
  others: Partial<IncidentHabits> = {},
): IncidentHabits {
  const knownStartShare = tool === 'pagerduty' ? 0.35 : 0.75;
  return {
    tool,
    perYear,
    minutesToDetect: 9,
    repairShare: 1,
    knownStartShare,
    ...others,
  };
}

/** By name of the team. @internal */
export const incidentHabits: Readonly<Record<string, IncidentHabits>> = {
  checkout: habits('pagerduty', 30, { trend: 'fewer', minutesToDetect: 6 }),
  search: habits('pagerduty', 20),
  payments: habits('pagerduty', 30, { minutesToDetect: 5 }),
  risk: habits('pagerduty', 12),
  warehouse: habits('pagerduty', 28, { trend: 'more', minutesToDetect: 20 }),
  identity: habits('pagerduty', 14, { minutesToDetect: 4, repairShare: 0.7 }),
  storefront: habits('incident-io', 22),
  mobile: habits('incident-io', 16, { minutesToDetect: 35 }),
  billing: habits('incident-io', 18, { minutesToDetect: 50, repairShare: 1.6 }),
  delivery: habits('incident-io', 84, {
    blind: true,
    repairShare: 0.35,
    knownStartShare: 0.85,
  }),
  insights: habits('incident-io', 4),
  'developer-experience': habits('github-issues', 24, { minutesToDetect: 15 }),
};

/** What is done with a team that has none of its own. @internal */
export const usualHabits = habits('pagerduty', 20);

/** @internal */
export const severityWeights: Record<Severity, number> = {
  SEV1: 0.08,
  SEV2: 0.18,
  SEV3: 0.42,
  SEV4: 0.32,
};

/** @internal */
export const kindWeights: Record<IncidentKind, number> = {
  real: 0.86,
  drill: 0.03,
  declined: 0.04,
  merged: 0.03,
  maintenance: 0.04,
};

/** Median minutes, in order: until somebody takes it on, until it does no more harm, until nothing is left to do. @internal */
export const medianMinutes: Record<Severity, [number, number, number]> = {
  SEV1: [3, 38, 50],
  SEV2: [7, 65, 60],
  SEV3: [24, 170, 120],
  SEV4: [180, 600, 400],
};

/** How many incidents there are, as a share of what is usual. @internal */
export function frequencyAt(
  { trend }: IncidentHabits,
  now: Date,
): (at: number) => number {
  const { start } = cyclesAt(now);
  const later = { fewer: 0.35, more: 2.4 };
  return at => (trend && at >= start - 2 * week ? later[trend] : 1);
}

const blindShare = 0.96;
const sightedShare = 0.5;

/**
 * Of a team that was blind: the share of an incident's time that passes unnoticed. It improves from the beginning of the
 * quarter on, over eleven weeks.
 *
 * @internal
 */
export function undetectedShareAt(now: Date): (at: number) => number {
  const { start } = cyclesAt(now);
  return at => {
    const progress = Math.min(1, Math.max(0, (at - start) / (11 * week)));
    return blindShare - (blindShare - sightedShare) * progress;
  };
}
