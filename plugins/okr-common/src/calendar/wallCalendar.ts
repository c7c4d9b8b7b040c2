import { Calendar } from '../estimation/types';

/**
 * Counts every instant, nights and weekends included.
 *
 * @public
 */
export const wallCalendar: Calendar = {
  label: 'wall',
  elapsed: (from, to) => Math.max(0, to - from),
};
