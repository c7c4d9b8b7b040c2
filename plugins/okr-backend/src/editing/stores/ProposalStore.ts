import { JsonObject } from '@backstage/types';
import {
  DescribedChange,
  DiffHunk,
  Proposal,
  PromiseCommit,
} from '@keyresults/backstage-plugin-okr-common';
import { Knex } from 'knex';
import {
  NumberColumn,
  toNumber,
  toOptionalNumber,
  toStorableJson,
} from '../../database';

/** A change that was proposed. Instants are milliseconds since 1970 UTC. @internal */
export interface StoredProposal {
  id: number;
  entityRef: string;
  url: string;
  /** Id of the file host. */
  host: string;
  /** What the file host finds it by. */
  reference: JsonObject;
  title: string;
  state: Proposal['state'];
  proposedBy?: string;
  proposedAt: number;
  updatedAt: number;
  reason?: string;
  changes: DescribedChange[];
  diff: DiffHunk[];
  /** As proposed; undefined where it is to be taken away. */
  annotation?: string;
  endedAt?: number;
  checkFailures: number;
}

/** @internal */
export type ProposalToSave = Pick<
  StoredProposal,
  | 'entityRef'
  | 'url'
  | 'host'
  | 'reference'
  | 'title'
  | 'proposedBy'
  | 'reason'
  | 'changes'
  | 'diff'
  | 'annotation'
> & { now: number; checkDueAt: number };

interface Row {
  id: NumberColumn;
  entity_ref: string;
  url: string;
  host: string;
  reference: string;
  title: string;
  state: StoredProposal['state'];
  proposed_by: string | null;
  proposed_at: NumberColumn;
  updated_at: NumberColumn;
  reason: string | null;
  changes: string;
  diff: string;
  annotation: string | null;
  ended_at: NumberColumn | null;
  check_failures: number;
}

/**
 * Keeps what was proposed, until it is merged and the catalog shows it, or closed.
 *
 * @internal
 */
export class ProposalStore {
  readonly #database: Knex;

  constructor(database: Knex) {
    this.#database = database;
  }

  /** A proposal that is known by its address is brought up to date. */
  async save(given: ProposalToSave): Promise<StoredProposal> {
    const row = {
      entity_ref: given.entityRef,
      url: given.url,
      host: given.host,
      reference: toStorableJson(given.reference),
      title: given.title,
      state: 'open',
      proposed_by: given.proposedBy ?? null,
      updated_at: given.now,
      reason: given.reason ?? null,
      changes: toStorableJson(given.changes),
      diff: toStorableJson(given.diff),
      annotation: given.annotation ?? null,
      ended_at: null,
      check_due_at: given.checkDueAt,
      check_failures: 0,
    };
    await this.#database('proposals')
      .insert({ ...row, proposed_at: given.now })
      .onConflict('url')
      .merge(row);
    const saved: Row = await this.#database('proposals')
      .where({ url: given.url })
      .first();
    return toProposal(saved);
  }

  /** Those that are open, and those merged that the catalog may not show yet; newest first. */
  async awaited(entityRef: string): Promise<StoredProposal[]> {
    const rows: Row[] = await this.#database('proposals')
      .where({ entity_ref: entityRef })
      .whereNot('state', 'closed')
      .whereNotNull('check_due_at')
      .orderBy('id', 'desc');
    return rows.map(toProposal);
  }

  /** Those to be looked at now, longest due first. */
  async due(now: number, limit: number): Promise<StoredProposal[]> {
    const rows: Row[] = await this.#database('proposals')
      .where('check_due_at', '<=', now)
      .orderBy(['check_due_at', 'id'])
      .limit(limit);
    return rows.map(toProposal);
  }

  /** Keeps with what a proposal was merged, also with the versions of annotations that it brought already. */
  async merged(url: string, { id, url: at }: PromiseCommit): Promise<void> {
    const commit = { commit_id: id, commit_url: at ?? null };
    await this.#database.transaction(async transaction => {
      await transaction('proposals').where({ url }).update(commit);
      await transaction('annotation_versions').where({ url }).update(commit);
    });
  }

  /** @param checkDueAt - undefined when nothing is awaited any more */
  async follow(
    id: number,
    changes: {
      state?: StoredProposal['state'];
      endedAt?: number;
      checkFailures?: number;
      checkDueAt: number | undefined;
    },
  ): Promise<void> {
    await this.#database('proposals')
      .where({ id })
      .update({
        check_due_at: changes.checkDueAt ?? null,
        ...(changes.state && { state: changes.state }),
        ...(changes.endedAt !== undefined && { ended_at: changes.endedAt }),
        ...(changes.checkFailures !== undefined && {
          check_failures: changes.checkFailures,
        }),
      });
  }

  /** Has proposals that are awaited looked at now. */
  async nudge(urls: readonly string[], now: number): Promise<void> {
    await this.#database('proposals')
      .whereIn('url', urls)
      .whereNotNull('check_due_at')
      .update({ check_due_at: now });
  }

  /** Forgets those of which nothing has been awaited since an instant. */
  async forget(before: number): Promise<number> {
    return this.#database('proposals')
      .whereNull('check_due_at')
      .where('updated_at', '<', before)
      .delete();
  }
}

function toProposal(row: Row): StoredProposal {
  const endedAt = toOptionalNumber(row.ended_at);
  return {
    id: toNumber(row.id),
    entityRef: row.entity_ref,
    url: row.url,
    host: row.host,
    reference: JSON.parse(row.reference),
    title: row.title,
    state: row.state,
    proposedAt: toNumber(row.proposed_at),
    updatedAt: toNumber(row.updated_at),
    changes: JSON.parse(row.changes),
    diff: JSON.parse(row.diff),
    checkFailures: row.check_failures,
    ...(row.proposed_by !== null && { proposedBy: row.proposed_by }),
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.annotation !== null && { annotation: row.annotation }),
    ...(endedAt !== undefined && { endedAt }),
  };
}
