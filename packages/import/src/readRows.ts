import { JSONParser } from '@streamparser/json';
import { parse } from 'csv-parse';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { FileFormat, Row } from './Row';

/** @public */
export interface ReadOptions {
  format: FileFormat;
  /** Between the columns of a CSV file. Default `,`. */
  delimiter?: string;
  /** In a JSON file: the field that holds the list, for instance `data.incidents`. Default: the file is a list. */
  items?: string;
}

/**
 * Reads a file row by row, never more than a part of it at a time.
 *
 * @throws Error when the rest of the file cannot be read
 * @public
 */
export function readRows(
  input: Readable,
  options: ReadOptions,
): AsyncIterable<Row> {
  switch (options.format) {
    case 'csv':
      return readCsv(input, options.delimiter ?? ',');
    case 'ndjson':
      return readLines(input);
    default:
      return readList(input, options.items);
  }
}

async function* readCsv(
  input: Readable,
  delimiter: string,
): AsyncGenerator<Row> {
  const refused: Row[] = [];
  const parser = parse({
    bom: true,
    columns: true,
    delimiter,
    info: true,
    record_delimiter: ['\r\n', '\n'],
    trim: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: error => {
      refused.push({
        line: Number(error?.lines ?? 0),
        problem: error?.message ?? 'cannot be read',
      });
    },
  });
  input.once('error', error => parser.destroy(error));
  for await (const { record, info } of input.pipe(parser)) {
    yield* refused.splice(0);
    yield { line: info.lines, values: record };
  }
  yield* refused;
}

async function* readLines(input: Readable): AsyncGenerator<Row> {
  let line = 0;
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    line++;
    if (text.trim()) yield { line, ...readValue(text) };
  }
}

function readValue(text: string): Pick<Row, 'values' | 'problem'> {
  try {
    return valuesOf(JSON.parse(text));
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

async function* readList(
  input: Readable,
  items: string | undefined,
): AsyncGenerator<Row> {
  const path = items ? `$.${items}.*` : '$.*';
  const parser = new JSONParser({ paths: [path], keepStack: false });
  const found: unknown[] = [];
  let failure: Error | undefined;
  parser.onValue = ({ value }) => {
    found.push(value);
  };
  parser.onError = error => {
    failure = error;
  };
  let line = 0;
  for await (const chunk of input) {
    if (!parser.isEnded) parser.write(chunk);
    for (const value of found.splice(0)) {
      line++;
      yield { line, ...valuesOf(value) };
    }
    if (failure) break;
  }
  if (failure) throw new Error(`after item ${line}: ${failure.message}`);
  if (!parser.isEnded) {
    throw new Error(`after item ${line}: the file ends in the middle`);
  }
}

function valuesOf(value: unknown): Pick<Row, 'values' | 'problem'> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { values: { ...value } }
    : { problem: 'is not an object' };
}
