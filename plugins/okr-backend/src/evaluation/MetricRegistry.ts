import { MetricDefinition } from '@keyresults/backstage-plugin-okr-common';
import { Collector } from '@keyresults/backstage-plugin-okr-node';

/** A metric, and the source that tells about it. @internal */
export interface MeasuredMetric {
  definition: MetricDefinition;
  /** `Collector.id` */
  source: string;
  /** Seconds an item may stay unanswered; `Infinity` for ever, undefined for the metric's own limit. */
  abandonedAfterSeconds?: number;
}

/**
 * The metrics that the installed modules measure.
 *
 * @internal
 */
export class MetricRegistry {
  /** By id. */
  readonly definitions: readonly MetricDefinition[];
  readonly #metrics: ReadonlyMap<string, MeasuredMetric>;

  constructor(
    collectors: Iterable<Pick<Collector, 'id' | 'metrics'>>,
    abandonedAfterDays: Record<string, number | 'never'>,
  ) {
    const metrics = new Map<string, MeasuredMetric>();
    for (const collector of collectors) {
      for (const definition of collector.metrics) {
        metrics.set(definition.id, {
          definition,
          source: collector.id,
          abandonedAfterSeconds: toSeconds(abandonedAfterDays[definition.id]),
        });
      }
    }
    this.#metrics = metrics;
    this.definitions = [...metrics.values()]
      .map(({ definition }) => definition)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  get all(): MeasuredMetric[] {
    return [...this.#metrics.values()];
  }

  find(id: string): MeasuredMetric | undefined {
    return this.#metrics.get(id);
  }
}

/** After how many seconds an unanswered item of a metric counts as withdrawn; `Infinity` for never. @internal */
export function limitSecondsOf(
  metric: Pick<MeasuredMetric, 'definition' | 'abandonedAfterSeconds'>,
): number {
  const days = metric.definition.abandonedAfterDays ?? Infinity;
  return metric.abandonedAfterSeconds ?? days * 86_400;
}

function toSeconds(days: number | 'never' | undefined): number | undefined {
  return days === 'never' ? Infinity : days && days * 86_400;
}
