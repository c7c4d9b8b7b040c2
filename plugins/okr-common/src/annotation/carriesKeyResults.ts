import { okrKinds } from './annotations';

const kinds = new Set(okrKinds.map(lower));

/**
 * Whether key results of entities of a kind are evaluated. Those of others are neither brought in nor edited.
 *
 * @param kind - in letters of either case
 * @public
 */
export function carriesKeyResults(kind: string): boolean {
  return kinds.has(lower(kind));
}

function lower(kind: string): string {
  return kind.toLocaleLowerCase('en-US');
}
