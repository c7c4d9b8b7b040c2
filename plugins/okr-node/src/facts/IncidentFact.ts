import { IncidentPhase } from '@keyresults/backstage-plugin-okr-common';

/** The name under which incidents are stored; every `incidents.*` metric is computed from them. @public */
export const INCIDENTS = 'incidents';

/**
 * One incident. Leave out tests, drills, maintenance and what was declined, merged or cancelled: these do not count. Say
 * nothing of a phase that the source does not know: it stays unknown until a review says it.
 *
 * @public
 */
export interface IncidentFact {
  shape: 'incident';
  /** The source's own id, unique within the source: an incident of two services has the same key under both targets. */
  key: string;
  /** When each phase was reached: ISO 8601, UTC. */
  phases: Partial<Record<IncidentPhase, string>>;
  /** As the source names it; the severity ladder of the installation finds its rung. */
  severity?: string;
  /** What it was about, for instance `payments`. */
  area?: string;
  /** True when the source says that it is over, whether or not it says since when. */
  closed: boolean;
  title: string;
  url: string;
  /** What else `where` in a key result can filter by. */
  dimensions: Record<string, string>;
}
