import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { MetricDefinition } from '@keyresults/backstage-plugin-okr-common';
import { FactGroup } from '../facts';
import { Budgets } from './Budgets';

/**
 * A place where a source can be asked about an entity.
 *
 * @public
 */
export interface TargetReference {
  /** Unique within the source and stable, for instance `github.com/acme/checkout`. Lower case where the source ignores case. */
  id: string;
  /** For people, for instance `acme/checkout`. */
  title: string;
  /** Where a person can look at it. */
  url?: string;
  /**
   * Of a joint target, which stands for several that are asked about together: their ids. Its facts take the place of
   * theirs where people are counted, who do not add up.
   */
  parts?: readonly string[];
}

/**
 * How a target is doing. Everything but `ok` is shown on the pages.
 *
 * - `pending`: not read yet
 * - `ok`, `empty`, `archived`, `renamed`: read
 * - `gone`, `forbidden`: the source says so; tried again daily
 * - `failing`: the source did not answer; tried again with growing pauses
 *
 * @public
 */
export type TargetState =
  | 'pending'
  | 'ok'
  | 'empty'
  | 'archived'
  | 'renamed'
  | 'gone'
  | 'forbidden'
  | 'failing';

/** A target that is due, with where the last read ended. @public */
export interface DueTarget {
  reference: TargetReference;
  /** What the collector returned last, or undefined on first sight. */
  cursor?: JsonObject;
  /** Keys of groups still open as of the last read. Asked for only when needed. */
  openGroups(): Promise<string[]>;
}

/**
 * One step forward for one target. Its facts and its cursor are written in one transaction before the next page is
 * asked for.
 *
 * @public
 */
export interface CollectedPage {
  /** `TargetReference.id` */
  targetId: string;
  groups: FactGroup[];
  /** Where to go on from, also after a crash. */
  cursor: JsonObject;
  state: Exclude<TargetState, 'pending'>;
  /** Why, in words, for every state but `ok`. */
  message?: string;
  /**
   * What the source calls the target, where only the source knows: shown instead of `TargetReference.title`, to those who
   * may see that one.
   */
  title?: string;
  /** Set on the last page of a target: everything that happened before this instant (ISO, UTC) has been read. */
  collectedThrough?: string;
  /**
   * Set on the last page of a target: how far back its history has been read (ISO, UTC). A window that begins earlier
   * is not known, whatever is known of it by chance. Left out when the history has been read to its beginning.
   */
  historyFrom?: string;
  /**
   * Set on the last page of a read that went through the history anew, with why, for instance `The list of bots has
   * changed`. Numbers of the closed past are then computed anew, and the pages say so.
   */
  historyReadAnew?: string;
}

/** @public */
export interface CollectContext {
  targets: DueTarget[];
  /** Read it here, never from the clock. */
  now: () => Date;
  budgets: Budgets;
  logger: LoggerService;
  /** Aborted when the lease is lost or the backend stops. */
  signal: AbortSignal;
}

/**
 * Events of the Backstage events service that say where to look again, and never what is there: they may be lost,
 * doubled, out of order or forged.
 *
 * @public
 */
export interface Nudge {
  /** For instance `github.pull_request`. */
  topic: string;
  /**
   * Which targets the event is about. What the payload says is not to be trusted: one that is not understood is about
   * none.
   *
   * @returns `TargetReference.id`, also of targets that nobody points to
   */
  targetsOf(payload: unknown): string[];
}

/**
 * The part of a backend module that turns one source's answers into facts.
 *
 * @public
 */
export interface Collector {
  /** Source id, for instance `github`. */
  id: string;
  metrics: readonly MetricDefinition[];
  /** How many targets one call of `collect` likes to get. */
  batchSize: number;
  /** Seconds between two reads of a target that is well. */
  intervalSeconds: number;
  /** True when its numbers come from the sandbox. */
  demo: boolean;
  /** Annotations and other dotted fields of the entity that `targetsOf` needs, for instance `metadata.annotations`. */
  targetsOf(entity: Entity): TargetReference[];
  /**
   * The joint targets of a set of targets: one for all of those that can be asked about together, where these are at
   * least two. The same parts give the same id, in whatever order they come. Its title is told to people who may not see
   * all parts, and names none of them. Left out where nothing has to be asked together.
   */
  jointly?(parts: readonly TargetReference[]): TargetReference[];
  /** Events after which a target is read sooner than `intervalSeconds`; left out where there are none. */
  nudges?: readonly Nudge[];
  /**
   * Reads the targets given. A trouble of one target is a page with its state; it never stops the others. Throws only
   * when the source as a whole cannot be read (`SourceUnavailableError`) or the budget is used up
   * (`BudgetExhaustedError`); what was yielded before is kept.
   */
  collect(context: CollectContext): AsyncIterable<CollectedPage>;
}
