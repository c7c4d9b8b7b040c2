/**
 * What may be said about the quality of a key result or objective. The names stand in annotations, so they stay.
 *
 * @public
 */
export const hintNames = [
  'no-baseline',
  'already-met',
  'not-moving',
  'raw-count',
  'too-many-key-results',
  'task-as-result',
  'wrong-side',
  'too-little-data',
  'conflict',
] as const;

/** @public */
export type HintName = (typeof hintNames)[number];

/** @public */
export function isHintName(name: string): name is HintName {
  return hintNames.some(known => known === name);
}
