import { IncidentVersion } from '../facts';
import { MeasuredMetric } from './MetricRegistry';

/** Dimension and the value it must have. */
type Where = Readonly<Record<string, string>>;

/** Whether an item has the values that are asked for. @internal */
export function hasDimensions(where: Where) {
  const conditions = Object.entries(where);
  return ({ dimensions }: { dimensions?: Record<string, string> }): boolean =>
    conditions.every(([name, value]) => dimensions?.[name] === value);
}

/**
 * Whether an incident is one of those asked for. Severity and area are what counts of them, a review included; a severity
 * may be asked for by any of its names.
 *
 * @internal
 */
export function hasNames(
  { severities }: Pick<MeasuredMetric, 'severities'>,
  { severity, area }: Where,
) {
  const onLadder =
    severity === undefined ? undefined : severities.find(severity) ?? severity;
  return (incident: Pick<IncidentVersion, 'severity' | 'area'>): boolean =>
    (onLadder === undefined || incident.severity === onLadder) &&
    (area === undefined || incident.area === area);
}

/** Whether dimensions have to be read to answer a condition; severity and area are told without. @internal */
export function needsDimensions(
  shape: MeasuredMetric['definition']['shape'],
  where: Where,
): boolean {
  return Object.keys(where).some(
    name => shape !== 'incident' || (name !== 'severity' && name !== 'area'),
  );
}
