import {
  PushedFact,
  PushProblem,
} from '@keyresults/backstage-plugin-okr-common';
import { Knex } from 'knex';
import { among } from '../database';
import { writeGroups } from '../facts/writeGroups';
import { SeverityOf } from '../incidents/mergeReview';
import { lockIncidents } from '../incidents/readReviews';
import { doubles, notLeaves, unknownEntities } from './batchProblems';
import { groupsOfFacts, WrittenTarget } from './groupsOfFacts';
import { linkTargets } from './linkTargets';
import {
  completeSinceOf,
  instantOf,
  isSameCoverage,
  nextCoverage,
} from './pushCoverage';
import { holdPushTargets, PushTarget, writeCoverage } from './pushTargets';
import { keysOf, refsOf, sourceOf } from './targetOfFact';
import { tellOfPast } from './tellOfPast';

/** @internal */
export interface PushStoreOptions {
  database: Knex;
  /** How long what is pushed joins the past, counted from the first push. */
  settleMs: number;
  /** Finds the rung of the severity ladder; what is on none stays as it is. */
  severityOf?: SeverityOf;
}

/** Either everything was stored, or there are problems and nothing was. @internal */
export type PushOutcome =
  | { problems: PushProblem[] }
  | {
      problems: [];
      /** Facts that say something new. */
      stored: number;
      unchanged: number;
      /** Since when everything is known of all that the facts are of, in milliseconds since 1970 UTC. */
      completeSince?: number;
    };

/** @internal */
export interface PushedBatch {
  /** Of metrics that are declared; their index is that of the problems. */
  facts: readonly PushedFact[];
  /** Since when nothing is missing of what they are of, where the sender says it; milliseconds since 1970 UTC. */
  completeSince?: number;
}

/**
 * Stores facts that are pushed. Each metric is a source of its own, and each entity a target of it, made at the first
 * push. Facts are versioned as those that are read.
 *
 * What is pushed while a target is younger than `settleMs` joins the past, as the history of a first read does: so a long
 * history may come in many requests. Later facts are known from their push on, and so is what is said later of how far
 * back they are complete.
 *
 * @internal
 */
export class PushStore {
  readonly #database: Knex;
  readonly #settleMs: number;
  readonly #severityOf: SeverityOf;

  constructor({ database, settleMs, severityOf }: PushStoreOptions) {
    this.#database = database;
    this.#settleMs = settleMs;
    this.#severityOf = severityOf ?? (text => text);
  }

  /**
   * Stores all facts or none, in one transaction and a number of statements that does not depend on how many there are.
   *
   * @param now - milliseconds since 1970 UTC
   */
  async write(batch: PushedBatch, now: number): Promise<PushOutcome> {
    const { facts } = batch;
    const problems = [...doubles(facts), ...notLeaves(facts)];
    if (problems.length > 0) {
      return { problems };
    }
    return this.#database.transaction(transaction =>
      this.#write(transaction, batch, now),
    );
  }

  async #write(
    transaction: Knex,
    { facts, completeSince }: PushedBatch,
    now: number,
  ): Promise<PushOutcome> {
    if (facts.some(({ shape }) => shape === 'incident')) {
      await lockIncidents(transaction);
    }
    const titles = await titlesOf(transaction, facts);
    const problems = unknownEntities(facts, titles);
    if (problems.length > 0) {
      return { problems };
    }
    const targets = await holdPushTargets(
      transaction,
      facts.flatMap(fact =>
        refsOf(fact).map(entityRef => ({
          source: sourceOf(fact),
          entityRef,
          title: titles.get(entityRef) ?? entityRef,
        })),
      ),
      now,
    );
    const linked = await linkTargets(transaction, [...targets.values()], now);
    const said = await groupsOfFacts(transaction, facts, targets);
    const { changed } = await writeGroups(transaction, {
      groups: said.flatMap(({ groups }) => groups),
      severityOf: this.#severityOf,
      now,
    });
    const { all, moved } = this.#coveredTargets(
      targets,
      { facts, completeSince },
      now,
    );
    await writeCoverage(transaction, moved, now);
    const isMoved = new Set(moved.map(({ id }) => id));
    const left = said.flatMap(of => of.left);
    const young = eachOnce([...all, ...left]).filter(
      target =>
        this.#isYoung(target, now) &&
        (changed.has(target.id) || isMoved.has(target.id)),
    );
    await joinPast(transaction, young, now);
    await tellOfPast(transaction, {
      linked,
      corrected: young,
      settledBefore: now - this.#settleMs,
      now,
    });
    const news = new Map(
      [...changed].map(([id, keys]) => [id, new Set(keys)] as const),
    );
    const stored = said.filter(({ groups }) =>
      groups.some(({ targetId, group }) => news.get(targetId)?.has(group.key)),
    ).length;
    return {
      problems: [],
      stored,
      unchanged: facts.length - stored,
      completeSince: latest(
        all.map(({ coverage }) => completeSinceOf(coverage)),
      ),
    };
  }

  #isYoung({ since }: WrittenTarget, now: number): boolean {
    return now - since < this.#settleMs;
  }

  /** The targets with how far back they are complete after a request, and those of them where it is news. */
  #coveredTargets(
    targets: ReadonlyMap<string, PushTarget>,
    { facts, completeSince }: PushedBatch,
    now: number,
  ): { all: PushTarget[]; moved: PushTarget[] } {
    const earliest = new Map<string, number>();
    for (const fact of facts) {
      const at = instantOf(fact, now);
      for (const key of keysOf(fact)) {
        earliest.set(key, Math.min(earliest.get(key) ?? at, at));
      }
    }
    const all: PushTarget[] = [];
    const moved: PushTarget[] = [];
    for (const [key, target] of targets) {
      const coverage = nextCoverage(target.coverage, {
        earliest: earliest.get(key) ?? Infinity,
        completeSince,
        isYoung: this.#isYoung(target, now),
        now,
      });
      const covered = { ...target, coverage };
      all.push(covered);
      if (!isSameCoverage(coverage, target.coverage)) {
        moved.push(covered);
      }
    }
    return { all, moved };
  }
}

async function joinPast(
  transaction: Knex,
  young: readonly WrittenTarget[],
  now: number,
): Promise<void> {
  if (young.length > 0) {
    const ids = young.map(({ id }) => id);
    await transaction('targets')
      .where(among(transaction, 'id', ids))
      .update({ past_known_at: now });
  }
}

function latest(instants: readonly (number | undefined)[]): number | undefined {
  let last = -Infinity;
  for (const at of instants) {
    if (at === undefined) {
      return undefined;
    }
    last = Math.max(last, at);
  }
  return last;
}

function eachOnce(targets: readonly WrittenTarget[]): WrittenTarget[] {
  return [...new Map(targets.map(target => [target.id, target])).values()];
}

async function titlesOf(
  transaction: Knex,
  facts: readonly PushedFact[],
): Promise<Map<string, string>> {
  const rows: { entity_ref: string; title: string }[] = await transaction(
    'entities',
  )
    .select('entity_ref', 'title')
    .where(
      among(transaction, 'entity_ref', [...new Set(facts.flatMap(refsOf))]),
    );
  return new Map(rows.map(row => [row.entity_ref, row.title]));
}
