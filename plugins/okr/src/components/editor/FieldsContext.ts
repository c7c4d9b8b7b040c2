import { createContext, useContext } from 'react';
import type {
  AnnotationChange,
  MetricsResponse,
  ObjectiveDefinition,
  Problem,
} from '@keyresults/backstage-plugin-okr-common';

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
  /** @param field - set where somebody types, and the same as long as they type into the same field */
  change(changes: readonly AnnotationChange[], field?: string): void;
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
