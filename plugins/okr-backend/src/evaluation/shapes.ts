import {
  DailyRatio,
  Incident,
  incidentPhases,
  Reading,
  Window,
} from '@keyresults/backstage-plugin-okr-common';
import { IncidentVersion, MeasurementVersion, SpanVersion } from '../facts';

const DAY_MS = 86_400_000;
const YEAR_2000 = Date.UTC(2000, 0, 1);

/** Whether a span can matter to a window. @internal */
export function isSpanNear(span: SpanVersion, { from, to }: Window): boolean {
  return span.start < to && (span.end === undefined || span.end >= from);
}

/** Whether a day or a reading can matter to a window. @internal */
export function isMeasurementNear(
  { start, end }: MeasurementVersion,
  { from, to }: Window,
): boolean {
  return start < to && end >= from;
}

/**
 * Whether an incident can matter to a window: it had begun before its end, and was not over before its start.
 *
 * @internal
 */
export function isIncidentNear(
  version: IncidentVersion,
  window: Window,
): boolean {
  return isExtentNear(extentOf(version), window);
}

/** @internal */
export function isExtentNear(
  { first, last }: Extent,
  { from, to }: Window,
): boolean {
  return first < to && last >= from;
}

/** From when to when an incident went on; `last` is `Infinity` while it is not over. @internal */
export interface Extent {
  first: number;
  last: number;
}

/**
 * Instants that cannot be right are not looked at; where there is no other, it is the instant at which the incident was
 * first learned.
 *
 * @internal
 */
export function extentOf({
  phases,
  firstRecordedAt,
  phasesRecordedAt,
  closed,
}: IncidentVersion): Extent {
  let first = Infinity;
  let last = -Infinity;
  for (const phase of incidentPhases) {
    const at = phases[phase];
    if (
      at !== undefined &&
      at >= YEAR_2000 &&
      at <= phasesRecordedAt + DAY_MS
    ) {
      first = Math.min(first, at);
      last = Math.max(last, at);
    }
  }
  if (first === Infinity) {
    first = firstRecordedAt;
    last = firstRecordedAt;
  }
  const isOver = closed || phases.resolved !== undefined;
  return { first, last: isOver ? last : Infinity };
}

/** Whatever is told of a target is one series. @internal */
export function toDailyRatio({
  targetId,
  start,
  numerator,
  denominator,
  complete,
}: Omit<MeasurementVersion, 'recordedAt'>): DailyRatio {
  return {
    series: String(targetId),
    day: start,
    numerator,
    denominator,
    complete,
  };
}

/** Series of two targets are two, whatever they are called. @internal */
export function toReading({
  targetId,
  series,
  start,
  numerator,
  denominator,
}: Omit<MeasurementVersion, 'recordedAt'>): Reading {
  return {
    series: `${targetId}/${series}`,
    at: start,
    value: numerator,
    weight: denominator,
  };
}

/** @internal */
export function toIncident({
  id,
  phases,
  severity,
  area,
  closed,
  recordedAt,
  firstRecordedAt,
  phasesRecordedAt,
  version,
}: Omit<IncidentVersion, 'targetId'>): Incident {
  return {
    id,
    phases,
    severity,
    area,
    closed,
    recordedAt,
    firstRecordedAt,
    phasesRecordedAt,
    version,
  };
}
