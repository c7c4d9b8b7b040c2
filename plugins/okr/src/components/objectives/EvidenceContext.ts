import { createContext, useContext } from 'react';
import type {
  Coverage,
  Freshness,
} from '@keyresults/backstage-plugin-okr-common';

/** What every number of the page has in common. @internal */
export interface Evidence {
  coverage: Coverage;
  freshness: Freshness;
}

/** @internal */
export const EvidenceContext = createContext<Evidence | undefined>(undefined);

/** @internal */
export function useEvidence(): Evidence | undefined {
  return useContext(EvidenceContext);
}
