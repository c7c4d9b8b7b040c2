import { incidentPhases } from '@keyresults/backstage-plugin-okr-common';
import type {
  ActionItem,
  IncidentPhase,
  IncidentReview,
} from '@keyresults/backstage-plugin-okr-common';

/** One thing that one version of a review says otherwise than another. @internal */
export type ReviewChange =
  | {
      kind: 'field';
      field: IncidentPhase | 'severity' | 'area';
      /** Null where nobody knows; undefined where the source's word counts. */
      from: string | null | undefined;
      to: string | null | undefined;
    }
  | { kind: 'why'; number: number; from: string; to: string }
  | {
      kind:
        | 'actionAdded'
        | 'actionRemoved'
        | 'actionDone'
        | 'actionReopened'
        | 'actionChanged';
      title: string;
    }
  | { kind: 'notesAdded' | 'notesChanged' | 'notesRemoved' };

const nothing: IncidentReview = {
  phases: {},
  fiveWhys: [],
  actionItems: [],
  notes: '',
};

function sameInstant(
  a: string | null | undefined,
  b: string | null | undefined,
): boolean {
  return a && b ? Date.parse(a) === Date.parse(b) : a === b;
}

function diffFields(before: IncidentReview, after: IncidentReview) {
  const changes: ReviewChange[] = [];
  for (const field of incidentPhases) {
    const from = before.phases[field];
    const to = after.phases[field];
    if (!sameInstant(from, to)) {
      changes.push({ kind: 'field', field, from, to });
    }
  }
  for (const field of ['severity', 'area'] as const) {
    if (before[field] !== after[field]) {
      changes.push({
        kind: 'field',
        field,
        from: before[field],
        to: after[field],
      });
    }
  }
  return changes;
}

function diffWhys(before: readonly string[], after: readonly string[]) {
  const changes: ReviewChange[] = [];
  const count = Math.max(before.length, after.length);
  for (let index = 0; index < count; index++) {
    const from = before[index] ?? '';
    const to = after[index] ?? '';
    if (from !== to) {
      changes.push({ kind: 'why', number: index + 1, from, to });
    }
  }
  return changes;
}

/** Items have no id: they are the same where their title is. */
function diffActions(
  before: readonly ActionItem[],
  after: readonly ActionItem[],
) {
  const changes: ReviewChange[] = [];
  const left = [...before];
  for (const item of after) {
    const { title } = item;
    const place = left.findIndex(other => other.title === title);
    if (place < 0) {
      changes.push({ kind: 'actionAdded', title });
      continue;
    }
    const [old] = left.splice(place, 1);
    if (old.done !== item.done) {
      changes.push({
        kind: item.done ? 'actionDone' : 'actionReopened',
        title,
      });
    }
    if (old.owner !== item.owner || old.due !== item.due) {
      changes.push({ kind: 'actionChanged', title });
    }
  }
  for (const { title } of left) {
    changes.push({ kind: 'actionRemoved', title });
  }
  return changes;
}

function diffNotes(before: string, after: string): ReviewChange[] {
  if (before === after) {
    return [];
  }
  if (before === '') {
    return [{ kind: 'notesAdded' }];
  }
  return [{ kind: after === '' ? 'notesRemoved' : 'notesChanged' }];
}

/** What a version of a review says otherwise than the one before, or than nothing. @internal */
export function diffReviews(
  before: IncidentReview = nothing,
  after: IncidentReview,
): ReviewChange[] {
  return [
    ...diffFields(before, after),
    ...diffWhys(before.fiveWhys, after.fiveWhys),
    ...diffActions(before.actionItems, after.actionItems),
    ...diffNotes(before.notes, after.notes),
  ];
}
