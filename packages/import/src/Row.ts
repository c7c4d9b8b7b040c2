/** One row of a file, before anything is known about it. @public */
export interface Row {
  /** Where it stands: the line of a CSV or NDJSON file, the place in the list of a JSON file, from 1. */
  line: number;
  /** By column or field; undefined when the row cannot be read, and `problem` says why. */
  values?: Readonly<Record<string, unknown>>;
  problem?: string;
}

/** @public */
export type FileFormat = 'csv' | 'json' | 'ndjson';
