import { Correctable, IncidentContent } from '../incidents/mergeReview';

/** One version of an incident, with what its review corrects. @internal */
export interface IncidentVersion extends IncidentContent {
  /** `<source>/<key>`: the same under all targets of the incident. */
  id: string;
  targetId: number;
  /** Present when asked for. */
  dimensions?: Record<string, string>;
  recordedAt: number;
  firstRecordedAt: number;
  phasesRecordedAt: number;
  /** Rises with every version written: of one incident under several targets, the last counts. */
  version: number;
  supersededAt?: number;
}

/** An incident as a person sees it, in one version. @internal */
export interface IncidentItem extends IncidentContent {
  /** `<source>/<key>` */
  id: string;
  source: string;
  key: string;
  targetId: number;
  /** What the source says; its severity in the words of the source. */
  said: IncidentContent;
  /** What the review says otherwise than the source. */
  corrected: Correctable[];
  /** Of the review that is merged in, if there is one. */
  reviewVersion?: number;
  title: string;
  url: string;
  dimensions: Record<string, string>;
  recordedAt: number;
  firstRecordedAt: number;
  phasesRecordedAt: number;
  version: number;
}

/** @internal */
export interface IncidentVersionsQuery {
  targetIds: readonly number[];
  /** Closed incidents of which nothing is known then or later are left out, and versions superseded before. */
  from: number;
  /** Incidents of which nothing is known before are left out. */
  to: number;
  /** Versions superseded at or before are left out. */
  knownFrom?: number;
  withDimensions?: boolean;
}

/** @internal */
export interface IncidentItemsQuery {
  targetIds: readonly number[];
  /** Incidents for which a count over this window counts. */
  window: { from: number; to: number };
  asOf: number;
  /** What counts of them, a review included; severities in the words of the ladder. */
  severity?: string;
  area?: string;
  /** As returned in `nextCursor`. */
  cursor?: string;
  limit: number;
}

/** @internal */
export interface IncidentCountQuery
  extends Omit<IncidentItemsQuery, 'cursor' | 'limit'> {
  /** Incidents that one of these targets has too are left out. */
  notUnder?: readonly number[];
}

/** @internal */
export interface LastIncidentsQuery {
  /** Under which they are looked for. */
  targetIds: readonly number[];
  /** `IncidentItem.id` of each */
  ids: readonly string[];
}
