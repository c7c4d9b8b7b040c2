import { Readable } from 'node:stream';
import { FakeBackend } from './__testUtils__/FakeBackend';
import { importFacts } from './importFacts';
import { readRows } from './readRows';
import { FileFormat } from './Row';
import { sendBatch } from './sendBatch';

const writers: Record<FileFormat, (row: number, count: number) => string> = {
  csv: row =>
    row < 0
      ? 'id,entityRef,started,resolved,severity\n'
      : `INC-${row},component:default/checkout,2026-01-01T00:00:00Z,2026-01-01T01:00:00Z,SEV2\n`,
  ndjson: row => (row < 0 ? '' : `${itemOf(row)}\n`),
  json: (row, count) => {
    if (row < 0) return '[';
    return row < count - 1 ? `${itemOf(row)},` : `${itemOf(row)}]`;
  },
};

function itemOf(row: number): string {
  return JSON.stringify({
    id: `INC-${row}`,
    entityRef: 'component:default/checkout',
    phases: { started: '2026-01-01T00:00:00Z' },
  });
}

describe('an import', () => {
  it.each([
    ['csv', 100_000],
    ['ndjson', 20_000],
    ['json', 20_000],
  ] as const)(
    'takes from a %s file %d incidents in order, with troubles on the way and no more at hand than a few requests',
    async (format, count) => {
      const backend = new FakeBackend();
      const url = await backend.start();
      backend.troubles.set(3, { status: 503 });
      backend.troubles.set(10, { status: 0, after: true });
      backend.troubles.set(15, { status: 429 });
      let made = 0;
      let taken = 0;
      let mostAtHand = 0;
      backend.onStored = size => {
        mostAtHand = Math.max(mostAtHand, made - taken);
        taken += size;
      };
      function* pieces() {
        for (let row = -1; row < count; row++) {
          made = row + 1;
          yield Buffer.from(writers[format](row, count));
        }
      }
      const summary = await importFacts(
        readRows(Readable.from(pieces()), { format }),
        {
          mapping: { columns: {}, constants: { shape: 'incident' } },
          batchSize: 1000,
          fromLine: 0,
          send: facts =>
            sendBatch(facts, {
              url,
              token: 'good',
              retries: 3,
              timeoutSeconds: 30,
              sleep: async () => {},
              onPause: () => {},
            }),
          onRefused: () => {},
          onProgress: () => {},
        },
      );
      backend.stop();
      expect(summary).toMatchObject({
        read: count,
        sent: count,
        // One answer was lost after it had been stored.
        stored: count - 1000,
        unchanged: 1000,
        refused: 0,
      });
      expect(backend.sizes).toHaveLength(count / 1000 + 1);
      const ids = [...backend.stored.keys()];
      expect(ids).toHaveLength(count);
      expect(ids.every((id, index) => id === `INC-${index}`)).toBe(true);
      expect(mostAtHand).toBeLessThan(3000);
    },
    120_000,
  );
});
