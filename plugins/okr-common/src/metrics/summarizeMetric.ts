import { Stat } from './MetricDefinition';
import { MetricSummary } from '../api';
import { formatDuration } from '../quantities/formatDuration';
import {
  betterOfStat,
  formatStat,
  unitLabelOfStat,
  unitOfStat,
} from '../quantities/stat';
import { MetricDefinition } from './MetricDefinition';

/**
 * What is shown of one stat of a metric: its unit, its better side and its formula are the stat's own. Where neither
 * side is better, the metric's is told.
 *
 * @public
 */
export function summarizeMetric(
  definition: MetricDefinition,
  stat: Stat,
): MetricSummary {
  const unitLabel = unitLabelOfStat(stat, definition);
  return {
    id: definition.id,
    title: definition.title,
    unit: unitOfStat(stat, definition),
    ...(unitLabel !== undefined && { unitLabel }),
    better: betterOfStat(stat, definition) ?? definition.better,
    stat: formatStat(stat),
    description: definition.description,
    formula: formulaOf(definition, stat),
  };
}

function formulaOf(definition: MetricDefinition, stat: Stat): string {
  const items = definition.item.other;
  const isDone = definition.phases?.to ?? 'answered';
  if (stat.kind === 'within') {
    const duration = formatDuration(stat.seconds);
    return `1 − S(${duration}), S being the Kaplan–Meier curve of the ${items} still waiting`;
  }
  switch (stat.name) {
    case 'count':
      if (definition.estimator === 'incidentCount') {
        return definition.formula;
      }
      return definition.estimator === 'waiting'
        ? `${items} ${isDone} in the window`
        : `${items} in the window`;
    case 'mean':
      return definition.estimator === 'reading'
        ? `weighted mean of all ${items} in the window`
        : `mean over the ${items} ${isDone} in the window; those still waiting are counted beside it`;
    default:
      return definition.formula;
  }
}
