import { InputError } from '@backstage/errors';
import { Fact } from '@keyresults/backstage-plugin-okr-node';
import { Knex } from 'knex';
import { ColumnTypes, dialectOf, NumberColumn } from '../database';

/** `until_at` of a version that is current and still waiting. @internal */
export const endOfTime = Number.MAX_SAFE_INTEGER;

/** The tables that hold facts. @internal */
export const factTableNames = ['spans', 'measurements', 'incidents'] as const;

/** @internal */
export type FactTableName = (typeof factTableNames)[number];

/** What every version of a fact has as it is inserted. @internal */
export interface VersionRow {
  target_id: number;
  group_key: string;
  fact_key: string;
  title: string;
  url: string;
  dimensions: string;
  recorded_at: number;
}

/** What every version of a fact has as it is read. @internal */
export interface StoredVersionRow {
  id: NumberColumn;
  target_id: number;
  group_key: string;
  fact_key: string;
  recorded_at: NumberColumn;
  superseded_at: NumberColumn | null;
}

/**
 * How facts of one shape, or of several alike, stand in a table of versions.
 *
 * @internal
 */
export interface FactTable<
  Row extends VersionRow,
  Stored extends StoredVersionRow,
> {
  name: FactTableName;
  columns: ColumnTypes<Row>;
  /** Unique among the current versions. */
  keyOf(version: Row | Stored): string;
  /** All that the source says of it: not where it belongs and when it was recorded. */
  contentOf(row: Row): unknown[];
  saysTheSame(stored: Stored, row: Row): boolean;
  /** The same content, recorded at another instant. */
  recordedAt(row: Row, recordedAt: number): Row;
  /** The next versions with what they keep of those before, where there is such. */
  follow?(transaction: Knex, rows: readonly Row[]): Promise<Row[]>;
  /** What to set in a version that is superseded then, beside that instant. */
  closing(
    database: Knex,
    supersededAt: number,
  ): Record<string, Knex.Raw | null>;
}

/** Where the facts of a group belong, and when they are recorded. @internal */
export interface Place {
  targetId: number;
  groupKey: string;
  recordedAt: number;
}

/** The columns that a fact of any shape fills in the same way. @internal */
export function commonColumns(
  fact: Fact,
  { targetId, groupKey, recordedAt }: Place,
  dimensions: string,
): VersionRow {
  return {
    target_id: targetId,
    group_key: groupKey,
    fact_key: fact.key,
    title: fact.title,
    url: fact.url,
    dimensions,
    recorded_at: recordedAt,
  };
}

/** `until_at` of a version that is superseded then. @internal */
export function untilSuperseded(
  database: Knex,
  supersededAt: number,
): Knex.Raw {
  const least = dialectOf(database) === 'postgres' ? 'least' : 'min';
  return database.raw(`${least}(until_at, ?)`, [supersededAt]);
}

/** @throws InputError when it is none */
export function toInstant(text: string, fact: Fact): number {
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) {
    throw new InputError(
      `${nameOf(fact)} has an instant that is none: ${text}`,
    );
  }
  return instant;
}

/** For messages to whoever writes a collector. @internal */
export function nameOf(fact: Fact): string {
  return fact.shape === 'incident'
    ? `Incident ${fact.key}`
    : `Fact ${fact.key} of ${fact.metric}`;
}

/** Writes the same text for the same dimensions in any order. @internal */
export class DimensionTexts {
  /** By the text in the order in which they were given: many facts say the same, and sorting takes longer than looking. */
  readonly #sorted = new Map<string, string>();
  /** Facts of one thing mostly share the very object. */
  readonly #known = new Map<Fact['dimensions'], string>();

  of(dimensions: Fact['dimensions']): string {
    const known = this.#known.get(dimensions);
    if (known !== undefined) {
      return known;
    }
    const text = this.#sort(dimensions);
    this.#known.set(dimensions, text);
    return text;
  }

  #sort(dimensions: Fact['dimensions']): string {
    const given = JSON.stringify(dimensions);
    const known = this.#sorted.get(given);
    if (known !== undefined) {
      return known;
    }
    const names = Object.keys(dimensions).sort();
    const sorted = JSON.stringify(
      Object.fromEntries(names.map(name => [name, dimensions[name]])),
    );
    this.#sorted.set(given, sorted);
    return sorted;
  }
}
