import { createContext, useContext } from 'react';
import type { AnnotationChange } from '@keyresults/backstage-plugin-okr-common';

/** Opens the editor with changes made already. */
type EditWith = (changes: readonly AnnotationChange[]) => void;

const TargetEditContext = createContext<EditWith | undefined>(undefined);

/** @internal */
export const TargetEditProvider = TargetEditContext.Provider;

/** Undefined where the reader may not edit. @internal */
export function useEditWith(): EditWith | undefined {
  return useContext(TargetEditContext);
}
