import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { CollectedPage, Collector, TargetReference } from '../collection';
import { Fact, FactGroup } from '../facts';
import { MemoryBudgets } from './MemoryBudgets';
import { problemsOf } from './problemsOf';
import { RecordingLogger } from './RecordingLogger';

/** What the engine keeps of a target. @public */
export interface StoredTarget {
  reference: TargetReference;
  /** As the collector returned it last, after a journey through JSON. */
  cursor?: JsonObject;
  /** By key. */
  groups: Map<string, FactGroup>;
  /** The last page that came. */
  page?: CollectedPage;
}

/** A process was killed: what it had not written is lost. @public */
export class Killed extends Error {}

/**
 * Drives a collector the way the backend does, keeps what it hands over, and refuses what breaks the contract.
 *
 * @example
 * const engine = new MemoryEngine(collector, [entity], () => new Date('2026-11-20T12:00:00Z'));
 * await engine.run();
 * expect(engine.facts()).toEqual([…]);
 *
 * @public
 */
export class MemoryEngine {
  readonly targets = new Map<string, StoredTarget>();
  readonly budgets: MemoryBudgets;
  readonly logger = new RecordingLogger();
  /** What the collector handed over in the last run, a page after the other. */
  pages: CollectedPage[] = [];

  /** @param places - each target is read, and each that one of the entities points to */
  constructor(
    private readonly collector: Collector,
    places: ReadonlyArray<Entity | TargetReference>,
    readonly now: () => Date,
  ) {
    this.budgets = new MemoryBudgets(now);
    for (const place of places) {
      const references =
        'metadata' in place ? collector.targetsOf(place) : [place];
      for (const reference of references) {
        this.targets.set(reference.id, { reference, groups: new Map() });
      }
    }
  }

  /**
   * Has targets read together too, as the backend does for those of a scope.
   *
   * @returns the joint targets
   */
  join(ids: readonly string[]): TargetReference[] {
    const joints =
      this.collector.jointly?.(ids.map(id => this.target(id).reference)) ?? [];
    for (const reference of joints) {
      this.targets.set(reference.id, { reference, groups: new Map() });
    }
    return joints;
  }

  /** @throws when there is no such target */
  target(id: string): StoredTarget {
    const target = this.targets.get(id);
    if (!target) {
      const known = [...this.targets.keys()].join(', ') || 'none';
      throw new Error(`No target ${id}; there are ${known}`);
    }
    return target;
  }

  /** What is known now, of one target or of all. */
  facts(id?: string): Fact[] {
    const targets =
      id === undefined ? [...this.targets.values()] : [this.target(id)];
    return targets.flatMap(({ groups }) =>
      [...groups.values()].flatMap(({ facts }) => facts),
    );
  }

  /**
   * Lets the collector read all targets once.
   *
   * @param collector - another one that reads in its place, for instance with other settings
   * @param pagesUntilKilled - dies with the page after that many in hand, before it is written
   * @throws Killed, what the collector throws, and an Error for every page that breaks the contract
   */
  async run({
    collector = this.collector,
    pagesUntilKilled = Infinity,
    signal = new AbortController().signal,
  }: {
    collector?: Collector;
    pagesUntilKilled?: number;
    signal?: AbortSignal;
  } = {}): Promise<void> {
    const targets = [...this.targets.values()].map(
      ({ reference, cursor, groups }) => ({
        reference,
        cursor,
        openGroups: async () =>
          [...groups.values()].filter(({ open }) => open).map(it => it.key),
      }),
    );
    this.pages = [];
    for await (const page of collector.collect({
      targets,
      now: this.now,
      budgets: this.budgets,
      logger: this.logger,
      signal,
    })) {
      if (this.pages.length >= pagesUntilKilled) throw new Killed();
      this.pages.push(page);
      const problems = problemsOf(page, collector);
      if (problems.length > 0) throw new Error(problems.join('; '));
      this.write(page);
    }
  }

  private write(page: CollectedPage): void {
    const stored = this.target(page.targetId);
    for (const group of page.groups) stored.groups.set(group.key, group);
    stored.cursor = JSON.parse(JSON.stringify(page.cursor));
    stored.page = page;
  }
}
