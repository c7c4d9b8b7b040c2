import { CheckIn } from '@keyresults/backstage-plugin-okr-common';
import { NumberColumn, toNumber, toOptionalNumber } from '../database';

/** What a person can change of a check-in. @internal */
export type CheckInContent = Pick<
  CheckIn,
  'day' | 'confidence' | 'value' | 'ticks'
> & {
  /** Markdown. */
  words?: string;
};

/** One version of a check-in. Instants are milliseconds since 1970 UTC. @internal */
export interface StoredCheckIn extends CheckIn, CheckInContent {
  entityRef: string;
  /** Unique for its entity. */
  id: string;
  /** From 1 on. */
  version: number;
  /** Of the key result when it was said. */
  title?: string;
  /** What its value counts, as the key result had it when it was said. */
  unitLabel?: string;
  /** Entity reference of who said it. */
  author: string;
  /** Of this version; `at` is that of the first. */
  recordedAt: number;
  /** When it was edited or deleted; undefined while it stands. */
  supersededAt?: number;
}

/** @internal */
export interface CheckInColumns {
  entity_ref: string;
  id: string;
  version: number;
  objective_id: string;
  key_result_id: string;
  day: string;
  confidence: number | null;
  value: number | null;
  ticks: number | null;
  words: string | null;
  cycle: string | null;
  title: string | null;
  unit_label: string | null;
  author: string;
  said_at: NumberColumn;
  recorded_at: NumberColumn;
  superseded_at: NumberColumn | null;
}

/** @internal */
export function toStoredCheckIn(row: CheckInColumns): StoredCheckIn {
  const supersededAt = toOptionalNumber(row.superseded_at);
  return {
    ...toCheckIn(row),
    entityRef: row.entity_ref,
    id: row.id,
    version: row.version,
    ...(row.words !== null && { words: row.words }),
    ...(row.title !== null && { title: row.title }),
    ...(row.unit_label !== null && { unitLabel: row.unit_label }),
    author: row.author,
    recordedAt: toNumber(row.recorded_at),
    ...(supersededAt !== undefined && { supersededAt }),
  };
}

/** @internal */
export function toCheckIn(
  row: Pick<
    CheckInColumns,
    | 'objective_id'
    | 'key_result_id'
    | 'day'
    | 'confidence'
    | 'value'
    | 'ticks'
    | 'cycle'
    | 'said_at'
  >,
): CheckIn {
  return {
    objectiveId: row.objective_id,
    keyResultId: row.key_result_id,
    day: row.day,
    at: toNumber(row.said_at),
    ...(row.cycle !== null && { cycle: row.cycle }),
    ...(row.confidence !== null && { confidence: row.confidence }),
    ...(row.value !== null && { value: row.value }),
    ...(row.ticks !== null && { ticks: row.ticks }),
  };
}

/** @internal */
export function toColumns(checkIn: StoredCheckIn): CheckInColumns {
  return {
    entity_ref: checkIn.entityRef,
    id: checkIn.id,
    version: checkIn.version,
    objective_id: checkIn.objectiveId,
    key_result_id: checkIn.keyResultId,
    day: checkIn.day,
    confidence: checkIn.confidence ?? null,
    value: checkIn.value ?? null,
    ticks: checkIn.ticks ?? null,
    words: checkIn.words ?? null,
    cycle: checkIn.cycle ?? null,
    title: checkIn.title ?? null,
    unit_label: checkIn.unitLabel ?? null,
    author: checkIn.author,
    said_at: checkIn.at,
    recorded_at: checkIn.recordedAt,
    superseded_at: checkIn.supersededAt ?? null,
  };
}
