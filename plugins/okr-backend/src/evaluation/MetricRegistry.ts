import {
  DeclaredMetric,
  incidentMetrics,
  MetricDefinition,
  SeverityLadder,
} from '@keyresults/backstage-plugin-okr-common';
import { Collector } from '@keyresults/backstage-plugin-okr-node';
import { pushSource } from '../facts';

/** A metric, and the sources that tell about it. @internal */
export interface MeasuredMetric {
  definition: MetricDefinition;
  /** `Collector.id`, or `push:` and the name of the facts. */
  sources: ReadonlySet<string>;
  /** Seconds an item may stay unanswered; `Infinity` for ever, undefined for the metric's own limit. */
  abandonedAfterSeconds?: number;
  severities: SeverityLadder;
  /** Whether an incident of a severity is downtime; undefined where nobody can say. */
  isDowntime: (severity: string | undefined) => boolean | undefined;
}

/** Facts that are stored under one name, whichever metrics are made from them. @internal */
export interface StoredFacts {
  name: string;
  shape: MetricDefinition['shape'];
  sources: ReadonlySet<string>;
}

/** @internal */
export interface MetricRegistryOptions {
  collectors: Iterable<Pick<Collector, 'id' | 'metrics'>>;
  /** By metric id; see `OkrConfig`. */
  abandonedAfterDays?: Record<string, number | 'never'>;
  /** Metrics whose facts are pushed. */
  declared?: readonly DeclaredMetric[];
  severities?: SeverityLadder;
  /** The least severe rung that is downtime. */
  downtimeSeverity?: string;
  /** How long incidents of a severity may take, in seconds; see `yardstickOf`. */
  solvedWithin?: ReadonlyMap<string, number>;
}

/**
 * The metrics that the installed modules measure, those whose facts are pushed, and those of incidents, which anybody may
 * push.
 *
 * @internal
 */
export class MetricRegistry {
  /** By id. */
  readonly definitions: readonly MetricDefinition[];
  readonly severities: SeverityLadder;
  readonly solvedWithin: ReadonlyMap<string, number>;
  readonly #declared: ReadonlyMap<string, MetricDefinition>;
  readonly #metrics: ReadonlyMap<string, MeasuredMetric>;

  /** @throws Error when a declared metric is brought by a module too */
  constructor(options: MetricRegistryOptions) {
    const { declared = [], abandonedAfterDays = {} } = options;
    this.severities = options.severities ?? new SeverityLadder();
    this.solvedWithin = options.solvedWithin ?? new Map();
    const pushed = declared.map(({ definition }) => definition);
    this.#declared = new Map(pushed.map(metric => [metric.id, metric]));

    const isDowntime = downtimeOf(this.severities, options.downtimeSeverity);
    const metrics = new Map<string, MeasuredMetric>();
    const add = (definition: MetricDefinition, source: string) =>
      metrics.set(definition.id, {
        definition,
        sources: new Set([
          ...(metrics.get(definition.id)?.sources ?? []),
          source,
        ]),
        abandonedAfterSeconds: toSeconds(abandonedAfterDays[definition.id]),
        severities: this.severities,
        isDowntime,
      });
    for (const collector of options.collectors) {
      for (const definition of collector.metrics) {
        if (this.#declared.has(definition.id)) {
          throw new Error(
            `okr.metrics: ${definition.id} is measured by the module ${collector.id} already`,
          );
        }
        add(definition, collector.id);
      }
    }
    for (const definition of [...incidentMetrics, ...pushed]) {
      add(definition, pushSource(factsNameOf(definition)));
    }
    this.#metrics = metrics;
    this.definitions = [...metrics.values()]
      .map(({ definition }) => definition)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Each once, with the sources of all metrics made from them. */
  get storedFacts(): StoredFacts[] {
    const stored = new Map<string, StoredFacts>();
    for (const { definition, sources } of this.#metrics.values()) {
      const name = factsNameOf(definition);
      const known = stored.get(name)?.sources ?? [];
      stored.set(name, {
        name,
        shape: definition.shape,
        sources: new Set([...known, ...sources]),
      });
    }
    return [...stored.values()];
  }

  find(id: string): MeasuredMetric | undefined {
    return this.#metrics.get(id);
  }

  /** @throws Error when nobody measures it */
  require(id: string): MeasuredMetric {
    const metric = this.find(id);
    if (!metric) {
      throw new Error(`No module measures ${id}`);
    }
    return metric;
  }

  /** A metric that facts can be pushed for by its id. */
  findDeclared(id: string): MetricDefinition | undefined {
    return this.#declared.get(id);
  }
}

/** The name under which the facts of a metric are stored. @internal */
export function factsNameOf({
  id,
  facts,
}: Pick<MetricDefinition, 'id' | 'facts'>): string {
  return facts ?? id;
}

/** After how many seconds an unanswered item of a metric counts as withdrawn; `Infinity` for never. @internal */
export function limitSecondsOf(
  metric: Pick<MeasuredMetric, 'definition' | 'abandonedAfterSeconds'>,
): number {
  const days = metric.definition.abandonedAfterDays ?? Infinity;
  return metric.abandonedAfterSeconds ?? days * 86_400;
}

function downtimeOf(severities: SeverityLadder, limit?: string) {
  const { names } = severities;
  const least = limit ?? names[Math.min(1, names.length - 1)];
  return (severity: string | undefined) =>
    severities.isKnownAtLeast(severity, least);
}

function toSeconds(days: number | 'never' | undefined): number | undefined {
  return days === 'never' ? Infinity : days && days * 86_400;
}
