/**
 * The period an objective is for. Half-open: `from` is in, `to` is not. Milliseconds since 1970 UTC.
 *
 * @public
 */
export interface Cycle {
  /** As written in the annotation, for instance `2026-Q4`. */
  id: string;
  /** For people, for instance `Q4 2026` or, with a fiscal year, `Q4 FY2026`. */
  label: string;
  kind: 'quarter' | 'half' | 'year' | 'dates';
  from: number;
  to: number;
}

/**
 * How the organization's year lies in the calendar.
 *
 * @public
 */
export interface CycleOptions {
  /**
   * The month in which the fiscal year starts, 1 to 12; 1 by default. A fiscal year is named after the calendar year in
   * which it ends: with 4, `2026` is April 2025 to March 2026 and `2026-Q1` is April to June 2025. With 1 it is the
   * calendar year.
   */
  fiscalYearStartMonth?: number;
  /** The IANA zone in which days begin and end; `UTC` by default. */
  timeZone?: string;
}
