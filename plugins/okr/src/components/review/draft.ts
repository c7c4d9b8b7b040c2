import { DateTime } from 'luxon';
import { incidentPhases } from '@keyresults/backstage-plugin-okr-common';
import type {
  ActionItem,
  IncidentPhase,
  IncidentResponse,
  IncidentReview,
} from '@keyresults/backstage-plugin-okr-common';

/** A phase as it stands in its field. @internal */
export interface PhaseDraft {
  /** `2026-11-03T14:05`, in the reader's zone, with seconds where the instant has them. */
  text: string;
  /** A person says that nobody knows. */
  notKnown: boolean;
}

/** @internal */
export interface ActionItemDraft {
  /** Stays with the item while others come and go. */
  key: number;
  title: string;
  owner: string;
  due: string;
  done: boolean;
}

/** A review as it stands in its fields. @internal */
export interface ReviewDraft {
  phases: Record<IncidentPhase, PhaseDraft>;
  severity: string;
  area: string;
  fiveWhys: string[];
  actionItems: ActionItemDraft[];
  notes: string;
}

const numberOfWhys = 5;

/** An instant for a date-time field. @internal */
export function fieldText(instant: string, zone = 'local'): string {
  const local = DateTime.fromISO(instant, { zone });
  const wholeMinutes = local.second === 0 && local.millisecond === 0;
  return local.toFormat(
    wholeMinutes ? "yyyy-LL-dd'T'HH:mm" : "yyyy-LL-dd'T'HH:mm:ss",
  );
}

/**
 * The instant in a date-time field. One that was not touched stays what it was, with its milliseconds, and in the hour
 * that the clock shows twice.
 *
 * @param known - instants that the field may have shown
 * @internal
 */
export function fieldInstant(
  text: string,
  known: readonly (string | null | undefined)[],
  zone = 'local',
): string | undefined {
  if (text === '') {
    return undefined;
  }
  const untouched = known.find(
    instant => instant && fieldText(instant, zone) === text,
  );
  return (
    untouched ?? DateTime.fromISO(text, { zone }).toUTC().toISO() ?? undefined
  );
}

/** The review that counts. @internal */
export function latestReview({
  versions,
}: Pick<IncidentResponse, 'versions'>): IncidentReview | undefined {
  return versions[0]?.review;
}

/**
 * The severity that counts where the review says none: the rung of the ladder that the source's word stands for, so `SEV3`
 * for `Minor`. Where a review corrects it, nothing tells that rung, and the source's word stands for itself.
 *
 * @internal
 */
export function uncorrectedSeverity({
  incident,
  source,
}: Pick<IncidentResponse, 'incident' | 'source'>): string | undefined {
  return incident.corrected.includes('severity')
    ? source.severity
    : incident.severity ?? source.severity;
}

function phaseDraft(
  source: string | undefined,
  said: string | null | undefined,
  zone: string,
): PhaseDraft {
  const instant = said === undefined ? source : said ?? undefined;
  return {
    text: instant ? fieldText(instant, zone) : '',
    notKnown: said === null,
  };
}

/** @internal */
export function actionItemDraft(
  key: number,
  item: Partial<ActionItem> = {},
): ActionItemDraft {
  return {
    key,
    title: item.title ?? '',
    owner: item.owner ?? '',
    due: item.due ?? '',
    done: item.done ?? false,
  };
}

/** The fields of a review: what it says, and what the source says where it says nothing. @internal */
export function draftOf(
  incident: Pick<IncidentResponse, 'incident' | 'source'>,
  review: IncidentReview | undefined,
  zone = 'local',
): ReviewDraft {
  const { source } = incident;
  const drafts = incidentPhases.map(
    phase =>
      [
        phase,
        phaseDraft(source.phases[phase], review?.phases[phase], zone),
      ] as const,
  );
  return {
    phases: Object.fromEntries(drafts) as ReviewDraft['phases'],
    severity: review?.severity ?? uncorrectedSeverity(incident) ?? '',
    area: review?.area ?? source.area ?? '',
    fiveWhys: Array.from(
      { length: numberOfWhys },
      (_, index) => review?.fiveWhys[index] ?? '',
    ),
    actionItems: (review?.actionItems ?? []).map((item, index) =>
      actionItemDraft(index, item),
    ),
    notes: review?.notes ?? '',
  };
}

/** What a field says otherwise than the source, in any of its words; undefined where the source's word counts. */
function otherwise(text: string, ...told: (string | undefined)[]) {
  const trimmed = text.trim();
  return trimmed === '' || told.includes(trimmed) ? undefined : trimmed;
}

function withoutEmptyEnd(texts: readonly string[]): string[] {
  const trimmed = texts.map(text => text.trim());
  while (trimmed.at(-1) === '') {
    trimmed.pop();
  }
  return trimmed;
}

/** The review in the fields: only what differs from the source. @internal */
export function reviewOf(
  draft: ReviewDraft,
  incident: Pick<IncidentResponse, 'incident' | 'source'>,
  base: IncidentReview | undefined,
  zone = 'local',
): IncidentReview {
  const { source } = incident;
  const phases: IncidentReview['phases'] = {};
  for (const phase of incidentPhases) {
    const { text, notKnown } = draft.phases[phase];
    const told = source.phases[phase];
    const instant = fieldInstant(text, [told, base?.phases[phase]], zone);
    if (notKnown) {
      phases[phase] = null;
    } else if (instant !== undefined && instant !== told) {
      phases[phase] = instant;
    }
  }
  return {
    phases,
    severity: otherwise(
      draft.severity,
      source.severity,
      uncorrectedSeverity(incident),
    ),
    area: otherwise(draft.area, source.area),
    fiveWhys: withoutEmptyEnd(draft.fiveWhys),
    actionItems: draft.actionItems.map(({ title, owner, due, done }) => ({
      title: title.trim(),
      owner: owner.trim() || undefined,
      due: due || undefined,
      done,
    })),
    notes: draft.notes,
  };
}
