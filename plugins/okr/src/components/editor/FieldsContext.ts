import { createContext, useContext } from 'react';
import type {
  AnnotationChange,
  MetricsResponse,
  ObjectiveDefinition,
  PlacedHint,
  Problem,
} from '@keyresults/backstage-plugin-okr-common';
import type { FocusTarget } from './useFormFocus';

/** What every part of the form needs. @internal */
export interface FormFields {
  entityRef: string;
  /** False for people: only teams and what they own are measured. */
  measured: boolean;
  metrics: MetricsResponse['metrics'];
  /** Cycles to offer, for instance `2026-Q4`. */
  cycles: readonly string[];
  /** What is understood of what is written. */
  objectives: readonly ObjectiveDefinition[];
  problems: readonly Problem[];
  /** What would make it better. */
  hints: readonly PlacedHint[];
  /** Nothing can be changed until there is an answer. */
  saving: boolean;
  /** @param field - set where somebody types, and the same as long as they type into the same field */
  change(changes: readonly AnnotationChange[], field?: string): void;
  /** Where the keyboard goes after a change: the first of these that is there. Call it before the change. */
  focusNext(...targets: FocusTarget[]): void;
  /** Says something to who does not see it. */
  announce(text: string): void;
  /** @param group - the empty text for objectives, the key of an objective for its key results */
  keysOf(group: string, ids: readonly string[]): string[];
}

const FieldsContext = createContext<FormFields | undefined>(undefined);

/** @internal */
export const FieldsProvider = FieldsContext.Provider;

/** @internal */
export function useFields(): FormFields {
  const fields = useContext(FieldsContext);
  if (!fields) {
    throw new Error('There is no form here');
  }
  return fields;
}
