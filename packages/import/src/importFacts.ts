import { PushedFact } from '@keyresults/backstage-plugin-okr-common';
import { fullReference } from './fullReference';
import { Mapping, mapRow, RowProblem } from './mapRow';
import { Row } from './Row';
import { SentBatch } from './sendBatch';

/** What was done, in rows. @public */
export interface Summary {
  read: number;
  /** Left out because they stand before the row to begin with. */
  skipped: number;
  sent: number;
  stored: number;
  unchanged: number;
  refused: number;
  /** The last row that is settled: everything up to it need not be sent again. */
  lastLine: number;
}

/** @public */
export interface ImportOptions {
  mapping: Mapping;
  /** Facts in a request; 1,000 at the most. */
  batchSize: number;
  /** Rows on earlier lines are left out. */
  fromLine: number;
  /** Not called in a dry run. */
  send?(facts: readonly PushedFact[]): Promise<SentBatch>;
  onRefused(problems: readonly RowProblem[]): void | Promise<void>;
  onProgress(summary: Readonly<Summary>): void;
}

interface Pending {
  line: number;
  fact: PushedFact;
}

/**
 * Sends rows in their order, one batch at a time: no more is read than the backend has taken.
 *
 * @param summary - kept up to date, also when it ends with an error
 * @public
 */
export async function importFacts(
  rows: AsyncIterable<Row>,
  options: ImportOptions,
  summary: Summary = emptySummary(),
): Promise<Summary> {
  const { batchSize, fromLine, mapping, onProgress, onRefused, send } = options;
  let batch: Pending[] = [];
  let keys = new Set<string>();
  let lastLine = 0;

  const flush = async () => {
    const facts = batch.map(({ fact }) => fact);
    if (send && facts.length > 0) {
      const { stored, unchanged, refused } = await send(facts);
      const bad = new Set(refused.map(({ index }) => index));
      summary.sent += facts.length;
      summary.stored += stored;
      summary.unchanged += unchanged;
      summary.refused += bad.size;
      await onRefused(
        refused.map(({ index, field, message }) => ({
          line: batch[index].line,
          id: batch[index].fact.id,
          ...(field && { field }),
          message,
        })),
      );
    }
    summary.lastLine = lastLine;
    batch = [];
    keys = new Set();
    onProgress(summary);
  };

  for await (const row of rows) {
    summary.read++;
    if (row.line < fromLine) {
      summary.skipped++;
      continue;
    }
    const mapped = mapRow(row, mapping);
    if ('problems' in mapped) {
      summary.refused++;
      await onRefused(mapped.problems);
    } else {
      const key = keyOf(mapped.fact);
      // Of two rows with one id the later one holds, so they must not share a request.
      if (keys.has(key)) await flush();
      keys.add(key);
      batch.push(mapped);
    }
    lastLine = row.line;
    if (batch.length >= batchSize) await flush();
  }
  await flush();
  return summary;
}

/** @public */
export function emptySummary(): Summary {
  return {
    read: 0,
    skipped: 0,
    sent: 0,
    stored: 0,
    unchanged: 0,
    refused: 0,
    lastLine: 0,
  };
}

function keyOf(fact: PushedFact): string {
  const metric = fact.shape === 'incident' ? '' : fact.metric;
  const entityRef = fullReference(fact.entityRef);
  return JSON.stringify([fact.shape, metric, entityRef, fact.id]);
}
