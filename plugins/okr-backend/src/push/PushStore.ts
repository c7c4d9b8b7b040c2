import {
  PushedFact,
  PushProblem,
} from '@keyresults/backstage-plugin-okr-common';
import { Knex } from 'knex';
import { leavesOfSettledScopes } from '../catalog/settled';
import { isLeaf } from '../catalog/SyncedEntity';
import { among, insertRows } from '../database';
import { TargetGroup } from '../facts/groupRows';
import { metricOfSource, pushSource } from '../facts/pushSource';
import { writeGroups } from '../facts/writeGroups';
import { SeverityOf } from '../incidents/mergeReview';
import { lockIncidents } from '../incidents/readReviews';
import { linkTargets } from './linkTargets';
import { holdPushTargets, keyOfTarget, PushTarget } from './pushTargets';
import { metricOf, toGroup } from './toGroup';

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
    };

/**
 * Stores facts that are pushed. Each metric is a source of its own, and each entity a target of it, made at the first
 * push. Facts are versioned as those that are read.
 *
 * What is pushed while a target is younger than `settleMs` joins the past, as the history of a first read does: so a long
 * history may come in many requests. Later facts are known from their push on.
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
   * @param facts - of metrics that are declared; their index is that of the problems
   * @param now - milliseconds since 1970 UTC
   */
  async write(facts: readonly PushedFact[], now: number): Promise<PushOutcome> {
    const problems = [...doubles(facts), ...notLeaves(facts)];
    if (problems.length > 0) {
      return { problems };
    }
    return this.#database.transaction(transaction =>
      this.#write(transaction, facts, now),
    );
  }

  async #write(
    transaction: Knex,
    facts: readonly PushedFact[],
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
      facts.map(fact => ({
        source: sourceOf(fact),
        entityRef: refOf(fact),
        title: titles.get(refOf(fact)) ?? refOf(fact),
      })),
      now,
    );
    const linked = await linkTargets(transaction, [...targets.values()], now);
    const { changed } = await writeGroups(transaction, {
      groups: facts.flatMap(fact => toTargetGroup(fact, targets)),
      severityOf: this.#severityOf,
      now,
    });
    const written = [...targets.values()].filter(({ id }) => changed.has(id));
    await this.#joinPast(transaction, written, now);
    await this.#tellOfFirstPush(transaction, linked, now);
    const stored = [...changed.values()].reduce(
      (sum, keys) => sum + keys.length,
      0,
    );
    return { problems: [], stored, unchanged: facts.length - stored };
  }

  async #joinPast(
    transaction: Knex,
    written: readonly PushTarget[],
    now: number,
  ): Promise<void> {
    const young = written
      .filter(({ since }) => now - since < this.#settleMs)
      .map(({ id }) => id);
    if (young.length > 0) {
      await transaction('targets')
        .where(among(transaction, 'id', young))
        .update({ past_known_at: now });
    }
  }

  /** Where somebody has seen the past without it, the pages say that it is computed anew. */
  async #tellOfFirstPush(
    transaction: Knex,
    linked: readonly PushTarget[],
    now: number,
  ): Promise<void> {
    const shown = await leavesOfSettledScopes(
      transaction,
      linked.map(({ entityRef }) => entityRef),
      now - this.#settleMs,
    );
    await insertRows(
      transaction,
      'recomputations',
      { target_id: 'integer', at: 'bigint', reason: 'text' },
      linked
        .filter(({ entityRef }) => shown.has(entityRef))
        .map(target => ({
          target_id: target.id,
          at: now,
          reason: `Facts of ${metricOfSource(
            target.source,
          )} were pushed for the first time`,
        })),
    );
  }
}

function sourceOf(fact: PushedFact): string {
  return pushSource(metricOf(fact));
}

/** The catalog writes them in lower case. */
function refOf(fact: PushedFact): string {
  return fact.entityRef.toLocaleLowerCase('en-US');
}

function toTargetGroup(
  fact: PushedFact,
  targets: ReadonlyMap<string, PushTarget>,
): TargetGroup[] {
  const key = { source: sourceOf(fact), entityRef: refOf(fact) };
  const target = targets.get(keyOfTarget(key));
  return target
    ? [
        {
          targetId: target.id,
          source: target.source,
          group: toGroup(fact, target.id),
        },
      ]
    : [];
}

/** What would otherwise be counted as stored, and be overwritten. */
function doubles(facts: readonly PushedFact[]): PushProblem[] {
  const first = new Map<string, number>();
  const problems: PushProblem[] = [];
  facts.forEach((fact, index) => {
    const key = JSON.stringify([sourceOf(fact), refOf(fact), fact.id]);
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, index);
    } else {
      problems.push({
        index,
        id: fact.id,
        field: 'id',
        message: `It is the same fact as item ${before}: give each once`,
      });
    }
  });
  return problems;
}

function notLeaves(facts: readonly PushedFact[]): PushProblem[] {
  return problemsOfEntities(facts, fact =>
    isLeaf(refOf(fact))
      ? undefined
      : `Facts are of Components, and ${fact.entityRef} is none; numbers of teams and systems are made from their Components`,
  );
}

function unknownEntities(
  facts: readonly PushedFact[],
  titles: ReadonlyMap<string, string>,
): PushProblem[] {
  return problemsOfEntities(facts, fact =>
    titles.has(refOf(fact))
      ? undefined
      : `There is no ${fact.entityRef} in the catalog, or it has not been seen yet`,
  );
}

function problemsOfEntities(
  facts: readonly PushedFact[],
  messageOf: (fact: PushedFact) => string | undefined,
): PushProblem[] {
  return facts.flatMap((fact, index) => {
    const message = messageOf(fact);
    return message === undefined
      ? []
      : [{ index, id: fact.id, field: 'entityRef', message }];
  });
}

async function titlesOf(
  transaction: Knex,
  facts: readonly PushedFact[],
): Promise<Map<string, string>> {
  const rows: { entity_ref: string; title: string }[] = await transaction(
    'entities',
  )
    .select('entity_ref', 'title')
    .where(among(transaction, 'entity_ref', [...new Set(facts.map(refOf))]));
  return new Map(rows.map(row => [row.entity_ref, row.title]));
}
