import { useMemo, useState } from 'react';
import { PeriodId, periodWindow, readPeriod } from '../format/periods';
import { useNow } from './useNow';
import { useSearchParam } from './useSearchParam';

/** A period that is chosen on the page and kept in its address. @internal */
export interface Period {
  id: PeriodId;
  /** The same object while the period stays: it ends when the page was opened. */
  window: { from: string; to: string };
  choose(id: PeriodId): void;
}

/** @param name - of the parameter in the address @internal */
export function usePeriod(
  name: string,
  assumed: PeriodId,
  cycle: { from: string; to: string },
): Period {
  const now = useNow();
  const [openedAt] = useState(now);
  const [text, setText] = useSearchParam(name);
  const id = readPeriod(text) ?? assumed;
  const { from, to } = cycle;
  const window = useMemo(
    () => periodWindow(id, { from, to }, openedAt),
    [id, from, to, openedAt],
  );
  return {
    id,
    window,
    choose: next => setText(next === assumed ? undefined : next),
  };
}
