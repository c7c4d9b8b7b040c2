import {
  incidentPhases,
  readPhases,
} from '@keyresults/backstage-plugin-okr-common';
import type {
  IncidentPhase,
  IncidentResponse,
  PhaseInstants,
} from '@keyresults/backstage-plugin-okr-common';
import { fieldInstant, latestReview, ReviewDraft } from './draft';

/** What is wrong with a field before it is sent. @internal */
export type DraftProblem = {
  /** As the backend names it: `phases.detected`, `actionItems.2.title`. */
  field: string;
} & (
  | { kind: 'outOfOrder' | 'farApart'; phase: IncidentPhase }
  | { kind: 'absurd' | 'future' | 'noInstant' | 'noTitle' }
);

/** The instants in the fields, and which of them a person gave. */
function instantsOf(
  draft: ReviewDraft,
  incident: IncidentResponse,
  zone: string,
): { phases: PhaseInstants; given: Set<IncidentPhase> } {
  const phases: PhaseInstants = {};
  const given = new Set<IncidentPhase>();
  const review = latestReview(incident);
  for (const phase of incidentPhases) {
    const { text, notKnown } = draft.phases[phase];
    const told = incident.source.phases[phase];
    const known = [told, review?.phases[phase]];
    const instant = notKnown ? undefined : fieldInstant(text, known, zone);
    const at = instant === undefined ? NaN : Date.parse(instant);
    if (Number.isFinite(at)) {
      phases[phase] = at;
      if (instant !== told) {
        given.add(phase);
      }
    }
  }
  return { phases, given };
}

function checkPhases(
  draft: ReviewDraft,
  incident: IncidentResponse,
  now: Date,
  zone: string,
): DraftProblem[] {
  const { phases, given } = instantsOf(draft, incident, zone);
  const { id, closed } = incident.incident;
  const reading = readPhases({ id, phases, closed }, now.getTime());
  const problems: DraftProblem[] = [];
  const field = (phase: IncidentPhase) => `phases.${phase}`;
  for (const phase of incidentPhases) {
    const { text, notKnown } = draft.phases[phase];
    const at = phases[phase];
    if (given.has(phase) && at !== undefined && at > now.getTime()) {
      problems.push({ field: field(phase), kind: 'future' });
    } else if (given.has(phase) && reading.absurd.includes(phase)) {
      problems.push({ field: field(phase), kind: 'absurd' });
    } else if (
      text === '' &&
      !notKnown &&
      incident.source.phases[phase] !== undefined
    ) {
      problems.push({ field: field(phase), kind: 'noInstant' });
    }
  }
  const pairs = [
    ...reading.outOfOrder.map(pair => ['outOfOrder', pair] as const),
    ...reading.farApart.map(pair => ['farApart', pair] as const),
  ];
  for (const [kind, [first, second]] of pairs) {
    if (given.has(first) || given.has(second)) {
      problems.push({ field: field(second), kind, phase: first });
    }
  }
  return problems;
}

/**
 * What the backend would refuse, to be said at once beside the field. At most one problem a field. What the source says is
 * not the reader's fault: it only counts together with what he says himself.
 *
 * @internal
 */
export function checkDraft(
  draft: ReviewDraft,
  incident: IncidentResponse,
  now: Date,
  zone = 'local',
): DraftProblem[] {
  const problems = checkPhases(draft, incident, now, zone);
  draft.actionItems.forEach((item, index) => {
    if (item.title.trim() === '') {
      problems.push({ field: `actionItems.${index}.title`, kind: 'noTitle' });
    }
  });
  const seen = new Set<string>();
  return problems.filter(({ field }) => {
    const first = !seen.has(field);
    seen.add(field);
    return first;
  });
}
