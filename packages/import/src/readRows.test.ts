import { Readable } from 'node:stream';
import { ReadOptions, readRows } from './readRows';
import { Row } from './Row';

async function rowsOf(text: string, options: ReadOptions): Promise<Row[]> {
  const rows: Row[] = [];
  // Small pieces, so that no piece ends where a row does.
  const pieces =
    Buffer.from(text)
      .toString('latin1')
      .match(/[^]{1,7}/g) ?? [];
  const input = Readable.from(pieces.map(it => Buffer.from(it, 'latin1')));
  for await (const row of readRows(input, options)) rows.push(row);
  return rows;
}

describe('readRows', () => {
  it('reads CSV with quotes, line breaks inside cells and a byte order mark', async () => {
    const text =
      '\ufeffid,title\r\n1,"a ""quoted"", one"\r\n2,"two\nlines"\n\n3,ü\n';
    expect(await rowsOf(text, { format: 'csv' })).toEqual([
      { line: 2, values: { id: '1', title: 'a "quoted", one' } },
      { line: 4, values: { id: '2', title: 'two\nlines' } },
      { line: 6, values: { id: '3', title: 'ü' } },
    ]);
  });

  it('reads other delimiters', async () => {
    expect(
      await rowsOf('id;title\n1;a,b\n', { format: 'csv', delimiter: ';' }),
    ).toEqual([{ line: 2, values: { id: '1', title: 'a,b' } }]);
  });

  it('goes on after a row with too many cells', async () => {
    const rows = await rowsOf('id,title\n1,a\n2,b,c\n3,d\n', { format: 'csv' });
    expect(rows.map(({ values }) => values?.id)).toEqual(
      expect.arrayContaining(['1', '3', undefined]),
    );
    expect(rows.find(({ values }) => !values)).toMatchObject({
      line: 3,
      problem: expect.stringMatching(/length is 2, got 3/),
    });
  });

  it('reads NDJSON, and goes on after a line that is none', async () => {
    expect(
      await rowsOf('{"id":"1"}\n\nnonsense\n[1]\n{"id":"2"}', {
        format: 'ndjson',
      }),
    ).toEqual([
      { line: 1, values: { id: '1' } },
      { line: 3, problem: expect.stringMatching(/JSON/) },
      { line: 4, problem: 'is not an object' },
      { line: 5, values: { id: '2' } },
    ]);
  });

  it('reads a JSON list', async () => {
    const text = JSON.stringify([{ id: '1', at: { x: [1] } }, 2, { id: 'ü' }]);
    expect(await rowsOf(text, { format: 'json' })).toEqual([
      { line: 1, values: { id: '1', at: { x: [1] } } },
      { line: 2, problem: 'is not an object' },
      { line: 3, values: { id: 'ü' } },
    ]);
  });

  it('reads a list inside a JSON file', async () => {
    const text = JSON.stringify({
      a: [{ id: 0 }],
      data: { list: [{ id: 1 }] },
    });
    expect(await rowsOf(text, { format: 'json', items: 'data.list' })).toEqual([
      { line: 1, values: { id: 1 } },
    ]);
  });

  it.each(['[{"id":1},{"id":', '[{"id":1},}'])(
    'says where %s stops being JSON',
    async text => {
      await expect(rowsOf(text, { format: 'json' })).rejects.toThrow(
        /^after item 1: /,
      );
    },
  );
});
