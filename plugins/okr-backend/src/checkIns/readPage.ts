import { Knex } from 'knex';
import {
  CheckInColumns,
  StoredCheckIn,
  toStoredCheckIn,
} from './StoredCheckIn';

/** Where the page before ended. @internal */
export type CheckInPosition = Pick<StoredCheckIn, 'day' | 'at' | 'id'>;

/** @internal */
export interface CheckInsQuery {
  entityRef: string;
  objectiveId?: string;
  keyResultId?: string;
  /** Id of a cycle: leaves out those that are known to be of another. */
  cycle?: string;
  /** First and last day, both included. */
  days?: { first: string; last: string };
  after?: CheckInPosition;
  limit: number;
}

/** @internal */
export interface CheckInsPage {
  items: StoredCheckIn[];
  /** Undefined on the last page. */
  next?: CheckInPosition;
}

/** @internal */
export async function readPage(
  database: Knex,
  query: CheckInsQuery,
): Promise<CheckInsPage> {
  const { objectiveId, keyResultId, cycle, days, after, limit } = query;
  const select = database('check_ins')
    .where({ entity_ref: query.entityRef })
    .whereNull('superseded_at')
    .orderBy([
      { column: 'day', order: 'desc' },
      { column: 'said_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit + 1);
  if (objectiveId !== undefined) {
    select.where({ objective_id: objectiveId });
  }
  if (keyResultId !== undefined) {
    select.where({ key_result_id: keyResultId });
  }
  if (cycle !== undefined) {
    select.where(known => known.where({ cycle }).orWhereNull('cycle'));
  }
  if (days) {
    select.whereBetween('day', [days.first, days.last]);
  }
  if (after) {
    select.whereRaw('(day, said_at, id) < (?, ?, ?)', [
      after.day,
      after.at,
      after.id,
    ]);
  }
  const rows: CheckInColumns[] = await select;
  const items = rows.slice(0, limit).map(toStoredCheckIn);
  const last = items[items.length - 1];
  return {
    items,
    ...(rows.length > limit && {
      next: { day: last.day, at: last.at, id: last.id },
    }),
  };
}
