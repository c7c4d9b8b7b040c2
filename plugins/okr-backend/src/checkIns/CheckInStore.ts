import { ConflictError } from '@backstage/errors';
import { CheckIn } from '@keyresults/backstage-plugin-okr-common';
import { Knex } from 'knex';
import { markDue } from '../catalog/markDue';
import { among, toNumber } from '../database';
import { CheckInChangedError } from './errors';
import { isSameContent } from './isSameContent';
import { lockCycles, refuseClosed } from './lockCycles';
import { CheckInsPage, CheckInsQuery, readPage } from './readPage';
import {
  CheckInColumns,
  CheckInContent,
  StoredCheckIn,
  toCheckIn,
  toColumns,
  toStoredCheckIn,
} from './StoredCheckIn';

/** Which one. @internal */
export type CheckInKey = Pick<StoredCheckIn, 'entityRef' | 'id'>;

/** What is kept of the key result, as it is when something is said of it. @internal */
export type KeptOfKeyResult = Pick<
  StoredCheckIn,
  'cycle' | 'title' | 'unitLabel'
>;

/** @internal */
export interface CheckInToCreate
  extends CheckInKey,
    Pick<StoredCheckIn, 'objectiveId' | 'keyResultId'>,
    KeptOfKeyResult {
  content: CheckInContent;
  author: string;
  /** Milliseconds since 1970 UTC. */
  now: number;
}

/**
 * Of a key result without a cycle nothing is known: then what was kept before stays.
 *
 * @internal
 */
export interface CheckInToChange extends CheckInKey, KeptOfKeyResult {
  /** The version that was read. */
  expectedVersion: number;
  /** Undefined deletes it. */
  content: CheckInContent | undefined;
  now: number;
}

/**
 * Keeps what people say of key results. Every version is kept, so that what was known at an instant can be told later.
 * Each change has the entity evaluated.
 *
 * @internal
 */
export class CheckInStore {
  readonly #database: Knex;

  constructor(database: Knex) {
    this.#database = database;
  }

  /**
   * What was known of each entity's check-ins at an instant, oldest first by when it was first said. One that was said
   * later, or deleted by then, is not among them; one that was edited later is as it was.
   *
   * @param asOf - milliseconds since 1970 UTC
   * @returns by entity reference; entities without any are left out
   */
  async checkInsOf(
    entityRefs: readonly string[],
    asOf: number,
  ): Promise<Map<string, CheckIn[]>> {
    const byEntity = new Map<string, CheckIn[]>();
    if (entityRefs.length === 0) {
      return byEntity;
    }
    const rows: CheckInColumns[] = await this.#database('check_ins')
      .where(among(this.#database, 'entity_ref', entityRefs))
      .where('recorded_at', '<=', asOf)
      .where(known =>
        known.whereNull('superseded_at').orWhere('superseded_at', '>', asOf),
      )
      .orderBy(['entity_ref', 'said_at', 'id'])
      .select(
        'entity_ref',
        'objective_id',
        'key_result_id',
        'day',
        'confidence',
        'value',
        'ticks',
        'cycle',
        'said_at',
      );
    for (const row of rows) {
      const known = byEntity.get(row.entity_ref) ?? [];
      known.push(toCheckIn(row));
      byEntity.set(row.entity_ref, known);
    }
    return byEntity;
  }

  /** Those that stand now; of the latest day first, of one day what was said last first. */
  async page(query: CheckInsQuery): Promise<CheckInsPage> {
    return readPage(this.#database, query);
  }

  /** All versions, newest first; also of one that was deleted. */
  async versions(key: CheckInKey): Promise<StoredCheckIn[]> {
    return versionsOf(this.#database, key);
  }

  /**
   * How often anything was said of an entity, edited or deleted: a number that is greater after each, since every version
   * is kept.
   *
   * @param database - a transaction, where it is to be known within one
   */
  async changes(
    entityRef: string,
    database: Knex = this.#database,
  ): Promise<number> {
    const [{ versions = 0, ended = 0 }] = await database('check_ins')
      .where({ entity_ref: entityRef })
      .count({ versions: '*', ended: 'superseded_at' });
    return toNumber(versions) + toNumber(ended);
  }

  /**
   * Saves a new check-in. Said again with the same words by the same person, it changes nothing, so that whoever does not
   * know whether it arrived may repeat it.
   *
   * @returns what stands now
   * @throws ConflictError where the id is taken by another one
   * @throws CheckInChangedError where it was said with other words, or deleted since
   * @throws CycleClosedError where its cycle has been closed
   */
  async create(given: CheckInToCreate): Promise<StoredCheckIn> {
    const { content, now, ...kept } = given;
    const first: StoredCheckIn = {
      ...kept,
      ...content,
      version: 1,
      at: now,
      recordedAt: now,
    };
    return this.#database.transaction(async transaction => {
      await lockCycles(transaction, given.entityRef);
      const inserted: CheckInColumns[] = await transaction('check_ins')
        .insert(toColumns(first))
        .onConflict(['entity_ref', 'id', 'version'])
        .ignore()
        .returning('*');
      if (inserted.length > 0) {
        await refuseClosed(transaction, first);
        await markEntity(transaction, given);
        return toStoredCheckIn(inserted[0]);
      }
      const versions = await versionsOf(transaction, given);
      const [current] = versions;
      const before = versions[versions.length - 1];
      if (!isSameSubject(first, before)) {
        throw new ConflictError('The id belongs to another check-in');
      }
      if (current.supersededAt !== undefined) {
        throw new CheckInChangedError(undefined);
      }
      if (!isSameContent(first, before)) {
        throw new CheckInChangedError(current);
      }
      return current;
    });
  }

  /**
   * Writes the next version, or closes the last one.
   *
   * @returns what stands now; undefined where it was deleted
   * @throws CheckInChangedError when it was changed or deleted meanwhile
   * @throws CycleClosedError where its cycle has been closed
   */
  async change(given: CheckInToChange): Promise<StoredCheckIn | undefined> {
    const { entityRef, id, content, expectedVersion } = given;
    return this.#database.transaction(async transaction => {
      await lockCycles(transaction, entityRef);
      const current = await closeVersion(transaction, given);
      if (!current) {
        const [last] = await versionsOf(transaction, { entityRef, id });
        throw new CheckInChangedError(
          last?.supersededAt === undefined ? last : undefined,
        );
      }
      await refuseClosed(transaction, current);
      await markEntity(transaction, given);
      if (!content) {
        return undefined;
      }
      const { objectiveId, keyResultId, author, at } = current;
      const next: StoredCheckIn = {
        ...{ entityRef, id, objectiveId, keyResultId, author, at },
        ...keptOf(given.cycle === undefined ? current : given),
        ...content,
        version: expectedVersion + 1,
        recordedAt: current.supersededAt ?? given.now,
      };
      await refuseClosed(transaction, next);
      await transaction('check_ins').insert(toColumns(next));
      return next;
    });
  }
}

/** At most one of several at once closes a version: the others then find none that is open. */
async function closeVersion(
  transaction: Knex,
  { entityRef, id, expectedVersion, now }: CheckInToChange,
): Promise<StoredCheckIn | undefined> {
  const rows: CheckInColumns[] = await transaction('check_ins')
    .where({ entity_ref: entityRef, id, version: expectedVersion })
    .whereNull('superseded_at')
    .update({
      // A replica whose clock is behind must not close a version before it began.
      superseded_at: transaction.raw(
        'case when recorded_at > ? then recorded_at else cast(? as bigint) end',
        [now, now],
      ),
    })
    .returning('*');
  return rows.length > 0 ? toStoredCheckIn(rows[0]) : undefined;
}

function keptOf({ cycle, title, unitLabel }: KeptOfKeyResult): KeptOfKeyResult {
  return {
    ...(cycle !== undefined && { cycle }),
    ...(title !== undefined && { title }),
    ...(unitLabel !== undefined && { unitLabel }),
  };
}

async function versionsOf(
  database: Knex,
  { entityRef, id }: CheckInKey,
): Promise<StoredCheckIn[]> {
  const rows: CheckInColumns[] = await database('check_ins')
    .where({ entity_ref: entityRef, id })
    .orderBy('version', 'desc');
  return rows.map(toStoredCheckIn);
}

async function markEntity(
  transaction: Knex,
  { entityRef, now }: { entityRef: string; now: number },
): Promise<void> {
  await markDue(
    transaction,
    entities => entities.where({ entity_ref: entityRef }),
    now,
  );
}

/** Said by the same person of the same key result. */
function isSameSubject(given: StoredCheckIn, first: StoredCheckIn): boolean {
  return (
    given.objectiveId === first.objectiveId &&
    given.keyResultId === first.keyResultId &&
    given.author === first.author
  );
}
