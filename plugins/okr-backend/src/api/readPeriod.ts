import { Window, windowAsOf } from '@keyresults/backstage-plugin-okr-common';
import { EvaluationSettings } from '../evaluation';
import { readAsOf } from './instants';
import { PeriodRequest } from './OkrService';
import { readWindow } from './readWindow';

/** The panels show a quarter of a year unless asked otherwise. */
export const PANEL_DAYS = 91;

/** A period, and the one of the same length just before it. @internal */
export interface Period {
  window: Window;
  before: Window;
  /** Milliseconds since 1970 UTC. */
  asOf: number;
}

/**
 * Reads the period that is asked about. What of it is still to come is cut off: two periods are only compared when they
 * are of the same length.
 *
 * @throws InputError when it cannot be understood
 * @internal
 */
export function readPeriod(
  request: Pick<PeriodRequest, 'from' | 'to' | 'asOf'>,
  now: number,
  { versionsKeptMs }: EvaluationSettings,
): Period {
  const asOf = readAsOf(request.asOf, now, versionsKeptMs);
  const window = windowAsOf(readWindow(request, asOf, PANEL_DAYS), asOf);
  const length = window.to - window.from;
  return {
    window,
    before: { from: window.from - length, to: window.from },
    asOf,
  };
}
