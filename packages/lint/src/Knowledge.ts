import {
  CycleOptions,
  MetricDefinition,
  namedMetric,
  parseAnnotation,
  ParsedAnnotation,
} from '@keyresults/backstage-plugin-okr-common';

/** What is known of the installation that the files are for. @public */
export interface Knowledge {
  metrics: readonly MetricDefinition[];
  /** Metrics that exist, of which no more is known than their ids. */
  otherMetrics: ReadonlySet<string>;
  cycles: CycleOptions;
}

/**
 * Reads an annotation. Metrics that only the installation knows are no problem, and for those that may be of that kind
 * it is said how to make them known.
 *
 * @internal
 */
export function parseWith(
  knowledge: Knowledge,
  text: string,
): ParsedAnnotation {
  const { objectives, problems } = parseAnnotation(text, knowledge);
  return {
    objectives,
    problems: problems.flatMap(problem => {
      const metric = namedMetric(text, problem);
      if (metric === undefined) return problem;
      if (knowledge.otherMetrics.has(metric)) return [];
      return problem.suggestion === undefined
        ? { ...problem, expected: `${problem.expected}; ${hint(metric)}` }
        : problem;
    }),
  };
}

function hint(metric: string): string {
  return `--config or \`--metric ${metric}\` make others known`;
}
