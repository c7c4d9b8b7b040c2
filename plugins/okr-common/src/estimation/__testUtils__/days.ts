import { DailyRatio } from '../types';
import { DAY, FROM } from './waits';

/** A day of the window of the examples, counted from 0. */
export const dayOf = (
  index: number,
  numerator: number,
  denominator: number,
  complete = true,
): DailyRatio => ({
  day: FROM + index * DAY,
  numerator,
  denominator,
  complete,
});
