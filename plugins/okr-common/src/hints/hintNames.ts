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

const numberHintNames: readonly HintName[] = [
  'no-baseline',
  'already-met',
  'not-moving',
  'too-little-data',
  'conflict',
];

/** Whether a hint needs more than the annotation: only who has the numbers can give it. @public */
export function isNumberHint(name: HintName): boolean {
  return numberHintNames.includes(name);
}
