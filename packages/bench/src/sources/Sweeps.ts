import { Entity } from '@backstage/catalog-model';
import { Collector, Fact } from '@keyresults/backstage-plugin-okr-node';
import { MemoryEngine } from '@keyresults/backstage-plugin-okr-node/testUtils';
import { RequestCounts, RequestLog } from 'sandbox';

/** Reads the targets of entities, in batches of the collector's own size, as often as it is told. */
export class Sweeps {
  private readonly batches: MemoryEngine[] = [];

  /**
   * @param entities - of one target each
   * @param teams - of entities whose targets are read together too
   */
  constructor(
    collector: Collector,
    entities: readonly Entity[],
    private readonly requests: RequestLog,
    now: () => Date,
    teams: ReadonlyArray<readonly Entity[]> = [],
  ) {
    const { batchSize } = collector;
    const joints = teams.flatMap(
      team =>
        collector.jointly?.(team.flatMap(it => collector.targetsOf(it))) ?? [],
    );
    const references = [
      ...entities.flatMap(it => collector.targetsOf(it)),
      ...joints,
    ];
    for (let from = 0; from < references.length; from += batchSize) {
      this.batches.push(
        new MemoryEngine(
          collector,
          references.slice(from, from + batchSize),
          now,
        ),
      );
    }
  }

  get targets(): number {
    return this.batches.reduce((sum, { targets }) => sum + targets.size, 0);
  }

  get facts(): Fact[] {
    return this.batches.flatMap(batch => batch.facts());
  }

  /**
   * Reads every target once.
   *
   * @returns what was asked for that
   * @throws when a target was not read to its end
   */
  async sweep(): Promise<RequestCounts> {
    this.requests.reset();
    for (const batch of this.batches) {
      await batch.run();
      for (const [id, { page }] of batch.targets) {
        if (page?.state !== 'ok' || !page.collectedThrough) {
          throw new Error(
            `${id} was not read: ${page?.message ?? page?.state ?? 'no page'}`,
          );
        }
      }
    }
    return this.requests.counts;
  }
}

/** Of requests, by what was asked for: `stats_v2 90, events 12`. */
export function tellKinds({ byOperation }: RequestCounts): string {
  return Object.entries(byOperation)
    .sort(([, one], [, other]) => other.requests - one.requests)
    .map(
      ([name, { requests }]) => `${name.replace(/^\w+[ /]/, '')} ${requests}`,
    )
    .join(', ');
}
