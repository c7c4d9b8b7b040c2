import { IncidentPhase } from '../incidents/Incident';
import { MetricDefinition } from './MetricDefinition';

const MINUTE = 60;

const ofIncidents = {
  shape: 'incident',
  facts: 'incidents',
  source: 'Incidents',
  item: { one: 'incident', other: 'incidents' },
  better: 'lower',
} as const;

function phaseMetric(
  id: string,
  title: string,
  description: string,
  phases: { from: IncidentPhase; to: IncidentPhase },
  goodEnough: number,
): MetricDefinition {
  return {
    ...ofIncidents,
    id,
    title,
    description,
    formula: `Kaplan–Meier quantile, or mean, of the time from ${phases.from} to ${phases.to}, over incidents whose phases are known`,
    unit: 'duration',
    estimator: 'waiting',
    phases,
    stats: ['p50', 'p75', 'p90', 'mean', 'count'],
    defaultStat: 'p50',
    goodEnough,
  };
}

/**
 * The metrics computed from incidents, whatever source tells about them.
 *
 * @public
 */
export const incidentMetrics: readonly MetricDefinition[] = [
  {
    ...ofIncidents,
    id: 'incidents.count',
    title: 'Incidents',
    description: 'How many incidents were detected.',
    formula: 'incidents detected in the window',
    unit: 'count',
    estimator: 'incidentCount',
    stats: ['count'],
    defaultStat: 'count',
    rate: 'incidents.downtimeShare',
  },
  phaseMetric(
    'incidents.timeToDetect',
    'Time to detect',
    'How long an incident does harm before anybody or anything notices.',
    { from: 'started', to: 'detected' },
    15 * MINUTE,
  ),
  phaseMetric(
    'incidents.timeToAcknowledge',
    'Time to acknowledge',
    'How long it takes from noticing an incident until somebody takes it on.',
    { from: 'detected', to: 'acknowledged' },
    15 * MINUTE,
  ),
  phaseMetric(
    'incidents.timeToMitigate',
    'Time to mitigate',
    'How long an incident does harm.',
    { from: 'started', to: 'mitigated' },
    60 * MINUTE,
  ),
  phaseMetric(
    'incidents.timeToResolve',
    'Time to resolve',
    'How long it takes from the start of an incident until nothing is left to be done.',
    { from: 'started', to: 'resolved' },
    24 * 60 * MINUTE,
  ),
  {
    ...ofIncidents,
    id: 'incidents.undetectedShare',
    title: 'Undetected share',
    description:
      'How much of the time of incidents passed before anybody or anything noticed.',
    formula:
      'Σ(detected − started) ÷ Σ(resolved − started), over incidents resolved in the window whose start is known',
    unit: 'share',
    estimator: 'undetectedShare',
    stats: ['share', 'count'],
    defaultStat: 'share',
    goodEnough: 0.3,
  },
  {
    ...ofIncidents,
    id: 'incidents.downtimeShare',
    title: 'Downtime',
    description:
      'The share of time in which at least one severe incident did harm.',
    formula:
      'union of the times from started to mitigated, or resolved where it never was mitigated, ÷ window',
    unit: 'share',
    estimator: 'downtimeShare',
    stats: ['share', 'count'],
    defaultStat: 'share',
    goodEnough: 0.001,
  },
];
