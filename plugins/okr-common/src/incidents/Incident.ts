/**
 * The canonical phases of an incident, in the order in which they come.
 *
 * - `started`: the impact began
 * - `detected`: somebody or something noticed
 * - `acknowledged`: somebody took it on
 * - `mitigated`: the impact ended
 * - `resolved`: nothing is left to be done
 *
 * @public
 */
export const incidentPhases = [
  'started',
  'detected',
  'acknowledged',
  'mitigated',
  'resolved',
] as const;

/** @public */
export type IncidentPhase = (typeof incidentPhases)[number];

/** When each phase was reached, in milliseconds since 1970 UTC; a phase that is not in it is not known. @public */
export type PhaseInstants = Partial<Record<IncidentPhase, number>>;

/**
 * One incident, as the estimators see it: the source's word, with what a review corrected.
 *
 * @public
 */
export interface Incident {
  /** The same for the same incident wherever it turns up: `pagerduty/PT4KHLK`. */
  id: string;
  phases: PhaseInstants;
  /** One of the severity ladder, or what the source says where that is on no rung. */
  severity?: string;
  area?: string;
  /** True when the source says that it is over, whether or not it says since when. */
  closed: boolean;
  /**
   * When this was learned, in milliseconds since 1970 UTC: a phase that lies more than a day later cannot be right. The
   * instant that the incident is looked at from, unless given.
   */
  recordedAt?: number;
}
