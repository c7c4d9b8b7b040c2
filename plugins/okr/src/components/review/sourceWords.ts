import { incidentPhases } from '@keyresults/backstage-plugin-okr-common';
import type { IncidentResponse } from '@keyresults/backstage-plugin-okr-common';
import type { ReviewChange } from './diffReviews';
import {
  fieldText,
  PhaseDraft,
  ReviewDraft,
  uncorrectedSeverity,
} from './draft';

/** What a source says of what a review can correct. @internal */
export type SourceWords = IncidentResponse['source'] & {
  /** What its severity stands for, as `uncorrectedSeverity` has it. */
  rung?: string;
};

/** @internal */
export function sourceWords(
  incident: Pick<IncidentResponse, 'incident' | 'source'>,
): SourceWords {
  return { ...incident.source, rung: uncorrectedSeverity(incident) };
}

/**
 * A draft that was typed in sight of what a source said then, in sight of what it says now: fields in which its word stood
 * take its new one, for nobody corrected them. What was typed stays.
 *
 * @internal
 */
export function followSource(
  draft: ReviewDraft,
  then: SourceWords,
  now: SourceWords,
  zone = 'local',
): ReviewDraft {
  const phases = incidentPhases.map((phase): [string, PhaseDraft] => {
    const held = draft.phases[phase];
    const [before, after] = [then.phases[phase], now.phases[phase]].map(
      instant => (instant === undefined ? '' : fieldText(instant, zone)),
    );
    const isTyped = held.notKnown || held.text !== before;
    return [phase, isTyped ? held : { text: after, notKnown: false }];
  });
  const isTyped = (text: string, ...told: (string | undefined)[]) =>
    text.trim() !== '' && !told.includes(text.trim());
  return {
    ...draft,
    phases: Object.fromEntries(phases) as ReviewDraft['phases'],
    severity: isTyped(draft.severity, then.severity, then.rung)
      ? draft.severity
      : now.rung ?? '',
    area: isTyped(draft.area, then.area) ? draft.area : now.area ?? '',
  };
}

/** What a source says otherwise than before, and what it says no more. @internal */
export function sourceChanges(
  then: SourceWords,
  now: SourceWords,
): ReviewChange[] {
  const words = (told: SourceWords) => ({
    ...told.phases,
    severity: told.severity,
    area: told.area,
  });
  const [before, after] = [words(then), words(now)];
  return ([...incidentPhases, 'severity', 'area'] as const).flatMap(field => {
    const [from, to] = [before[field], after[field]];
    return from === to
      ? []
      : [{ kind: 'field' as const, field, from, to: to ?? null }];
  });
}
