/**
 * A whole number as the drivers give it: Postgres gives a bigint as text, SQLite as a number.
 *
 * @internal
 */
export type NumberColumn = number | string;

/** A truth value as the drivers give it. @internal */
export type BooleanColumn = boolean | number;

/** @internal */
export function toNumber(column: NumberColumn): number {
  return Number(column);
}

/** @internal */
export function toOptionalNumber(
  column: NumberColumn | null | undefined,
): number | undefined {
  return column === null || column === undefined ? undefined : Number(column);
}

/** @internal */
export function toOptionalBoolean(
  column: BooleanColumn | null,
): boolean | undefined {
  return column === null ? undefined : Boolean(column);
}
