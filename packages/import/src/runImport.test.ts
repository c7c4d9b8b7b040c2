import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeBackend } from './__testUtils__/FakeBackend';
import { runImport } from './runImport';

let folder: string;
let backend: FakeBackend;
let url: string;
let printed: string;
let told: string;
let pauses: number[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'okr-import-'));
  backend = new FakeBackend(
    ({ entityRef }) => entityRef === 'component:default/gone',
  );
  url = await backend.start();
  printed = '';
  told = '';
  pauses = [];
});

afterEach(() => {
  backend.stop();
  rmSync(folder, { recursive: true });
});

const run = (
  argv: string[],
  environment: Record<string, string> = { OKR_TOKEN: 'good' },
) =>
  runImport(argv, {
    environment,
    print: text => (printed += text),
    tell: text => (told += text),
    sleep: async milliseconds => {
      pauses.push(milliseconds);
    },
  });

function fileOf(
  rows: number,
  entityOf: (row: number) => string = () => 'checkout',
) {
  const file = join(folder, 'incidents.csv');
  const lines = Array.from(
    { length: rows },
    (_, row) =>
      `INC-${row},component:default/${entityOf(row)},2026-11-20T10:00:00Z`,
  );
  writeFileSync(file, ['key,entityRef,started', ...lines, ''].join('\n'));
  return file;
}

const asIncidents = (file: string, ...more: string[]) => [
  file,
  '--url',
  url,
  '--map',
  'id=key',
  '--set',
  'shape=incident',
  ...more,
];

describe('okr-import', () => {
  it('stores all rows, in their order, and says so', async () => {
    expect(await run(asIncidents(fileOf(2500)))).toBe(0);
    expect(backend.sizes).toEqual([1000, 1000, 500]);
    expect([...backend.stored.keys()].slice(998, 1002)).toEqual([
      'INC-998',
      'INC-999',
      'INC-1000',
      'INC-1001',
    ]);
    expect(printed).toBe(
      'read 2500, sent 2500, stored 2500, unchanged 0, refused 0\n',
    );
  });

  it('changes nothing when it runs again', async () => {
    const file = fileOf(10);
    await run(asIncidents(file));
    printed = '';
    expect(await run(asIncidents(file))).toBe(0);
    expect(printed).toMatch(/stored 0, unchanged 10/);
  });

  it('tells every ten requests how far it is', async () => {
    expect(await run(asIncidents(fileOf(25), '--batch', '1'))).toBe(0);
    expect(told).toBe('10 rows read, 10 sent\n20 rows read, 20 sent\n');
  });

  it.each([
    ['2024-03-01', [], '2024-03-01T00:00:00.000Z'],
    // Berlin is an hour ahead of UTC in winter.
    ['2024-03-01', ['--zone', 'Europe/Berlin'], '2024-02-29T23:00:00.000Z'],
    ['2024-03-01T12:00:00Z', [], '2024-03-01T12:00:00.000Z'],
    [undefined, [], undefined],
  ])(
    'says with each request that nothing is missing since %s %j',
    async (since, more, said) => {
      const given = since ? ['--complete-since', since, ...more] : more;
      const argv = asIncidents(fileOf(3), '--batch', '2', ...given);
      expect(await run(argv)).toBe(0);
      expect(backend.said).toEqual([said, said]);
    },
  );

  it('writes down which rows are refused, stores the others, and ends with 1', async () => {
    const file = fileOf(20, row => (row === 4 ? 'gone' : 'checkout'));
    writeFileSync(
      file,
      `${readFileSync(file)}INC-20,component:default/x,soon\n`,
    );
    expect(await run(asIncidents(file))).toBe(1);
    expect(backend.stored.size).toBe(19);
    expect(printed).toMatch(
      /read 21, sent 20, stored 19, unchanged 0, refused 2\nRefused rows: /,
    );
    const refused = readFileSync(`${file}.refused.ndjson`, 'utf8');
    expect(
      refused
        .trim()
        .split('\n')
        .map(it => JSON.parse(it)),
    ).toEqual([
      {
        line: 22,
        id: 'INC-20',
        field: 'phases.started',
        message: expect.stringMatching(/"soon" is not an instant/),
      },
      { line: 6, id: 'INC-4', field: 'entityRef', message: 'is not there' },
    ]);
  });

  it('waits as long as the backend asks, longer each time where it does not say', async () => {
    backend.troubles.set(0, { status: 429, headers: { 'retry-after': '7' } });
    for (const number of [1, 2]) backend.troubles.set(number, { status: 503 });
    backend.troubles.set(3, { status: 0 });
    expect(await run(asIncidents(fileOf(5)))).toBe(0);
    expect(pauses).toEqual([7000, 2000, 4000, 8000]);
    expect(backend.stored.size).toBe(5);
  });

  it('loses and doubles nothing when an answer is lost', async () => {
    backend.troubles.set(1, { status: 0, after: true });
    expect(await run(asIncidents(fileOf(3000)))).toBe(0);
    expect(backend.stored.size).toBe(3000);
    expect(printed).toMatch(/sent 3000, stored 2000, unchanged 1000/);
  });

  it('stops when the backend does not come back, and says how to go on', async () => {
    for (let number = 1; number < 100; number++) {
      backend.troubles.set(number, { status: 503 });
    }
    const file = fileOf(2500);
    expect(await run(asIncidents(file))).toBe(3);
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60].map(it => it * 1000));
    expect(told).toMatch(/Stopped: gave up after 9 tries: status 503/);
    expect(told).toMatch(/To go on: --from-line 1002/);
    backend.troubles.clear();
    expect(await run(asIncidents(file, '--from-line', '1002'))).toBe(0);
    expect(backend.stored.size).toBe(2500);
    expect(backend.sizes).toEqual([1000, 1000, 500]);
  });

  it('keeps what was refused before the line to go on from, and tells nothing twice', async () => {
    const file = fileOf(4, row => (row % 2 === 0 ? 'gone' : 'checkout'));
    const refusedLines = () =>
      readFileSync(`${file}.refused.ndjson`, 'utf8')
        .trim()
        .split('\n')
        .map(text => JSON.parse(text).line);
    expect(await run(asIncidents(file))).toBe(1);
    expect(refusedLines()).toEqual([2, 4]);

    expect(await run(asIncidents(file, '--from-line', '3'))).toBe(1);
    expect(refusedLines()).toEqual([2, 4]);

    expect(await run(asIncidents(file))).toBe(1);
    expect(refusedLines()).toEqual([2, 4]);
  });

  it('makes the file of refused rows where there is none to keep', async () => {
    const file = fileOf(3, row => (row === 2 ? 'gone' : 'checkout'));
    expect(await run(asIncidents(file, '--from-line', '3'))).toBe(1);
    expect(
      JSON.parse(readFileSync(`${file}.refused.ndjson`, 'utf8')).line,
    ).toBe(4);
  });

  it('sends smaller requests where they are too large', async () => {
    backend.troubles.set(0, { status: 413 });
    expect(await run(asIncidents(fileOf(9)))).toBe(0);
    expect(backend.sizes).toEqual([5, 4]);
  });

  it('lets the later of two rows with one id hold', async () => {
    const file = join(folder, 'two.ndjson');
    const row = (title: string) =>
      JSON.stringify({ key: 'INC-1', entityRef: 'component:default/x', title });
    writeFileSync(file, `${row('first')}\n${row('second')}\n`);
    expect(await run(asIncidents(file))).toBe(0);
    expect(backend.sizes).toEqual([1, 1]);
    expect(backend.stored.get('INC-1')).toMatch(/second/);
  });

  it('knows an entity by whatever reference means it', async () => {
    const file = join(folder, 'short.ndjson');
    const references = [
      'component:default/checkout',
      'checkout',
      'Default/Checkout',
      'component:checkout',
      'default/cart',
    ];
    writeFileSync(
      file,
      references
        .map(entityRef => JSON.stringify({ key: 'INC-1', entityRef }))
        .join('\n'),
    );
    expect(await run(asIncidents(file))).toBe(0);
    // The fact of the cart is another one, and shares the request of the last of the checkout.
    expect(backend.sizes).toEqual([1, 1, 1, 2]);
  });

  it('sends nothing in a dry run', async () => {
    const file = fileOf(3);
    const argv = [
      file,
      '--dry-run',
      '--map',
      'id=key',
      '--set',
      'shape=incident',
    ];
    expect(await run(argv, {})).toBe(0);
    expect(printed).toBe('read 3, refused 0, nothing sent: dry run\n');
    expect(backend.requests).toBe(0);
  });

  it('reads the mapping from a file', async () => {
    const mapping = join(folder, 'mapping.yaml');
    writeFileSync(
      mapping,
      'columns: { id: key }\nconstants: { shape: incident }\n',
    );
    expect(await run([fileOf(3), '--url', url, '--mapping', mapping])).toBe(0);
    expect(backend.stored.size).toBe(3);
  });

  it('stops when the token is refused', async () => {
    expect(await run(asIncidents(fileOf(3)), { OKR_TOKEN: 'bad' })).toBe(3);
    expect(told).toMatch(/answered 401: Invalid token. Check OKR_TOKEN/);
    expect(pauses).toEqual([]);
  });

  it.each([
    [['a.csv'], /address of the backend/],
    [[], /Name one file/],
    [['a.csv', '--url', 'http://x', '--map', 'begun=b'], /no field "begun"/],
    [['a.csv', '--url', 'http://x', '--zone', 'Mars'], /no time zone "Mars"/],
    [['a.csv', '--url', 'http://x', '--batch', '2000'], /up to 1000/],
    [['a.txt', '--url', 'http://x'], /Say what the file is/],
    [['a.csv', '--url', 'http://x', '--set', 'shape'], /takes field=/],
    [
      ['a.csv', '--url', 'http://x', '--complete-since', '2024-03-01T12:00'],
      /--complete-since "2024-03-01T12:00" does not say its offset/,
    ],
    [['a.csv', '--what'], /what/],
  ])('ends with 2 for %j', async (argv, message) => {
    expect(await run(argv)).toBe(2);
    expect(told).toMatch(message);
  });

  it('ends with 3 when the file is not there', async () => {
    expect(await run(asIncidents(join(folder, 'none.csv')))).toBe(3);
    expect(told).toMatch(/ENOENT/);
  });
});
