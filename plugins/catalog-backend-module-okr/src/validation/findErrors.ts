import {
  CycleOptions,
  MetricDefinition,
  namedMetric,
  parseAnnotation,
  Problem,
} from '@keyresults/backstage-plugin-okr-common';

/** What is known of the installation. @internal */
export interface Knowledge {
  metrics: readonly MetricDefinition[];
  cycles: CycleOptions;
}

/**
 * The errors of an annotation that can be told here. A metric of a source that nothing is known of may well come from a
 * module of the OKR backend, which says so itself if it does not.
 *
 * @internal
 */
export function findErrors(text: string, knowledge: Knowledge): Problem[] {
  const sources = new Set(knowledge.metrics.map(({ id }) => sourceOf(id)));
  return parseAnnotation(text, knowledge).problems.filter(problem => {
    if (problem.severity !== 'error') return false;
    const metric = namedMetric(text, problem);
    return (
      metric === undefined ||
      problem.suggestion !== undefined ||
      sources.has(sourceOf(metric))
    );
  });
}

function sourceOf(metric: string): string {
  return metric.slice(0, metric.indexOf('.'));
}
