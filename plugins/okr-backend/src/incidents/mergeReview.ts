import {
  IncidentPhase,
  incidentPhases,
  IncidentReview,
  PhaseInstants,
} from '@keyresults/backstage-plugin-okr-common';

/**
 * The rung of the severity ladder that the words of a source stand for; undefined where they stand for none.
 *
 * @internal
 */
export type SeverityOf = (text: string) => string | undefined;

/** What is said about an incident. Instants are milliseconds since 1970 UTC. @internal */
export interface IncidentContent {
  phases: PhaseInstants;
  severity?: string;
  area?: string;
  closed: boolean;
}

/** What a review can say otherwise than the source. @internal */
export type Correctable = IncidentPhase | 'severity' | 'area';

/** What counts of an incident, and what of it the review says otherwise than the source. @internal */
export interface MergedIncident extends IncidentContent {
  corrected: Correctable[];
}

/**
 * What a source says about an incident, with what its review corrects. A phase that the review says nobody knows is
 * unknown, whatever the source says; an incident whose resolution the review knows is over.
 *
 * @internal
 */
export function mergeReview(
  said: IncidentContent,
  review: Pick<IncidentReview, 'phases' | 'severity' | 'area'> | undefined,
  severityOf: SeverityOf,
): MergedIncident {
  const phases: PhaseInstants = {};
  const corrected: Correctable[] = [];
  for (const phase of incidentPhases) {
    const at = correctedInstant(review?.phases[phase], said.phases[phase]);
    if (at !== undefined) {
      phases[phase] = at;
    }
    if (at !== said.phases[phase]) {
      corrected.push(phase);
    }
  }
  const onLadder = (text: string | undefined) =>
    text === undefined ? undefined : severityOf(text) ?? text;
  const severity = onLadder(review?.severity ?? said.severity);
  if (severity !== onLadder(said.severity)) {
    corrected.push('severity');
  }
  const area = review?.area ?? said.area;
  if (area !== said.area) {
    corrected.push('area');
  }
  const isResolvedByReview = typeof review?.phases.resolved === 'string';
  return {
    phases,
    severity,
    area,
    closed: said.closed || isResolvedByReview,
    corrected,
  };
}

/** Null: the word of the source does not count. Undefined: it does. */
function correctedInstant(
  byReview: string | null | undefined,
  bySource: number | undefined,
): number | undefined {
  if (byReview === undefined) {
    return bySource;
  }
  return byReview === null ? undefined : Date.parse(byReview);
}
