import { isRecord } from '../common/isRecord';
import { keptInBrowser } from '../common/keptInBrowser';

/** A change of an annotation that somebody typed and has not saved. @internal */
export interface KeptEdit {
  text: string;
  reason: string;
  /** What it began with, so that it can be put on top of what stands there later. */
  from: { annotation: string; base: string };
}

function isKeptEdit(value: unknown): value is KeptEdit {
  return (
    isRecord(value) &&
    typeof value.text === 'string' &&
    typeof value.reason === 'string' &&
    isRecord(value.from) &&
    typeof value.from.annotation === 'string' &&
    typeof value.from.base === 'string'
  );
}

/** @internal */
export const keptEdit = keptInBrowser(
  (about: { userRef: string; entityRef: string }) =>
    `okr.edit.${about.userRef}.${about.entityRef}`,
  isKeptEdit,
);
