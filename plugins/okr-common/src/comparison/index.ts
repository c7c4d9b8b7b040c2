export { compareCounts, type CountedPeriod } from './compareCounts';
export { compareDurations, FEWEST_DURATIONS } from './compareDurations';
export { SAME_WITHIN } from './verdict';
