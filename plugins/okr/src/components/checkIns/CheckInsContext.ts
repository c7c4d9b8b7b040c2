import { createContext, useContext } from 'react';
import type { CheckInSummary } from '@keyresults/backstage-plugin-okr-common';

/** What a page knows of the check-ins of the cycle that it shows. @internal */
export interface CheckInsOfPage {
  /** Undefined until it is known. */
  summary?: CheckInSummary;
  /** Why it is not known, and how to ask again. */
  problem?: { error: Error; loading: boolean; retry(): void };
  /** Something was said, or taken back. */
  onChanged(): void;
}

/** Where there is none, nobody checks in. @internal */
export const CheckInsContext = createContext<CheckInsOfPage>({
  onChanged: () => {},
});

/** Whether the reader may check in now: there are days that a check-in can speak of. @internal */
export function useMayCheckIn(): boolean {
  const { summary } = useContext(CheckInsContext);
  return summary?.mayCheckIn === true && summary.days !== undefined;
}
