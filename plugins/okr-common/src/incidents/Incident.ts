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
  /** When this was learned, in milliseconds since 1970 UTC: of what is said of the same incident, the last counts. */
  recordedAt?: number;
  /** Rises with all that is learned, so that one of two things learned at once is the last; `recordedAt` unless given. */
  version?: number;
  /** When the incident was first learned of, whatever was said of it since; `recordedAt` unless given. */
  firstRecordedAt?: number;
  /**
   * When these phases were first learned, whatever else was said since: one that lies more than a day later cannot be
   * right. `recordedAt` unless given, and without that the instant that the incident is looked at from.
   */
  phasesRecordedAt?: number;
}
