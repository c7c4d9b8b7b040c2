import { isRecord } from '../common/isRecord';
import { keptInBrowser } from '../common/keptInBrowser';
import type { CheckInDraft } from './draft';

/** A check-in that somebody typed and that is not known to be saved. @internal */
export interface KeptCheckIn {
  /** That it was sent with, or will be. */
  id: string;
  draft: CheckInDraft;
  /** Of what is changed by it; without one it is new. */
  version?: number;
}

/** Whose, and of what. @internal */
export interface KeptAbout {
  userRef: string;
  entityRef: string;
  objectiveId: string;
  keyResultId: string;
}

function isDraft(value: unknown): value is CheckInDraft {
  return (
    isRecord(value) &&
    ['day', 'words', 'value', 'ticks'].every(
      name => typeof value[name] === 'string',
    ) &&
    ['number', 'undefined'].includes(typeof value.confidence)
  );
}

function isKeptCheckIn(value: unknown): value is KeptCheckIn {
  return (
    isRecord(value) &&
    typeof value.id === 'string' &&
    ['number', 'undefined'].includes(typeof value.version) &&
    isDraft(value.draft)
  );
}

/** @internal */
export const keptCheckIn = keptInBrowser(
  ({ userRef, entityRef, objectiveId, keyResultId }: KeptAbout) =>
    `okr.checkIn.${userRef}.${entityRef}#${objectiveId}/${keyResultId}`,
  isKeptCheckIn,
);
