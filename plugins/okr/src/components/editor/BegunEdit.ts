import { readWritten } from '@keyresults/backstage-plugin-okr-common';
import type {
  AnnotationChange,
  WrittenObjective,
} from '@keyresults/backstage-plugin-okr-common';

/** Changes that the editor begins with, on top of what was typed before: as they are, or made for what stands there. @internal */
export type BegunEdit =
  | readonly AnnotationChange[]
  | ((written: readonly WrittenObjective[]) => readonly AnnotationChange[]);

/**
 * @param text - what stands there; where it cannot be read, nothing does
 * @internal
 */
export function changesOf(
  begun: BegunEdit,
  text: string,
): readonly AnnotationChange[] {
  if (typeof begun !== 'function') {
    return begun;
  }
  const written = readWritten(text);
  return begun(written.kind === 'read' ? written.objectives : []);
}
