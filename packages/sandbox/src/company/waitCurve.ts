import { cyclesAt } from './cycles';
import { Team } from './teams';

const week = 7 * 24 * 3_600_000;

/** What a team that turned itself around comes to, as a share of what it was. */
const improved = 0.16;
/** What a team that gets worse comes to. */
const worsened = 4;

/**
 * Median working hours until a review, by the instant it was asked for.
 *
 * @internal
 */
export function waitCurve(team: Team, now: Date): (at: number) => number {
  const { start } = cyclesAt(now);
  const median = team.medianWaitHours;
  switch (team.trend) {
    case 'turnaround':
      return at =>
        median * (1 - (1 - improved) * share(at, start, start + 3 * week));
    case 'worsening':
      return at =>
        median *
        (1 + (worsened - 1) * share(at, start - 13 * week, start + 8 * week));
    default:
      return () => median;
  }
}

function share(at: number, from: number, to: number): number {
  return Math.min(1, Math.max(0, (at - from) / (to - from)));
}
