import { isDeepStrictEqual } from 'node:util';
import { Entity } from '@backstage/catalog-model';
import { ConflictError } from '@backstage/errors';
import { MetricDefinition } from '@keyresults/backstage-plugin-okr-common';
import {
  Collector,
  CollectorExtensionPoint,
  TargetReference,
} from '@keyresults/backstage-plugin-okr-node';
import { Joining, SourceTarget } from '../catalog';

/**
 * The collectors that backend modules brought.
 *
 * @internal
 */
export class CollectorRegistry implements CollectorExtensionPoint, Joining {
  readonly #collectors = new Map<string, Collector>();
  readonly #metrics = new Map<string, MetricDefinition>();

  /**
   * Several collectors may tell of incidents, and list the very same metrics for them.
   *
   * @throws ConflictError when a collector of the same id, or one of its other metrics, is there already
   */
  addCollector(collector: Collector): void {
    if (this.#collectors.has(collector.id)) {
      throw new ConflictError(`There is a collector "${collector.id}" already`);
    }
    for (const metric of collector.metrics) {
      const known = this.#metrics.get(metric.id);
      if (known && !isSharedBy(known, metric)) {
        throw new ConflictError(
          `Collector "${collector.id}" brings metric "${metric.id}", which is there already`,
        );
      }
    }
    this.#collectors.set(collector.id, collector);
    for (const metric of collector.metrics) {
      this.#metrics.set(metric.id, metric);
    }
  }

  get collectors(): Collector[] {
    return [...this.#collectors.values()];
  }

  get metrics(): MetricDefinition[] {
    return [...this.#metrics.values()];
  }

  /** True when any numbers come from the sandbox. */
  get demo(): boolean {
    return this.collectors.some(collector => collector.demo);
  }

  get jointSources(): string[] {
    return this.collectors
      .filter(collector => collector.jointly !== undefined)
      .map(({ id }) => id);
  }

  jointly(source: string, parts: readonly TargetReference[]): SourceTarget[] {
    const joints = this.#collectors.get(source)?.jointly?.(parts) ?? [];
    return joints.map(joint => ({ ...joint, source }));
  }

  /** Where any source can be asked about the entity. */
  targetsOf(entity: Entity): SourceTarget[] {
    return this.collectors.flatMap(collector =>
      collector
        .targetsOf(entity)
        .map(target => ({ ...target, source: collector.id })),
    );
  }
}

function isSharedBy(
  known: MetricDefinition,
  metric: MetricDefinition,
): boolean {
  return metric.shape === 'incident' && isDeepStrictEqual(known, metric);
}
