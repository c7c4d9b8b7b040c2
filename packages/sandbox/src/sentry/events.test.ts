import { askSentry, nextPage } from '../__testUtils__/askingSentry';
import { ErrorProject } from '../company';
import { Sandbox, startSandbox } from '../startSandbox';

const now = new Date('2026-11-18T12:00:00Z');
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, now: () => now });
});
afterAll(() => sandbox.stop());

type Row = Record<string, string | number>;
interface Table {
  data: Row[];
  meta: { fields: Record<string, string> };
}

const perProject = ['project', 'count()', 'count_unique(user)'];
const day = { start: '2026-11-10T00:00:00', end: '2026-11-11T00:00:00' };

function project(slug: string): ErrorProject {
  return sandbox.company.errors.project('acme', slug);
}

describe('events', () => {
  it('counts the events and affected users of many projects at once', async () => {
    const { body } = await askSentry<Table>(sandbox, 'events', {
      dataset: 'errors',
      field: perProject,
      environment: 'production',
      project: ['checkout', 'cart', 'payment-router', 'legacy-invoices'].map(
        slug => project(slug).id,
      ),
      ...day,
    });
    const truth = (slug: string) =>
      sandbox.company.errors.day(project(slug), 'production', '2026-11-10');
    const row = (slug: string) => {
      const { events, affected } = truth(slug);
      return {
        project: slug,
        'count()': events,
        'count_unique(user)':
          slug === 'payment-router' ? 0 : affected.to - affected.from,
      };
    };
    // A project without events has no row.
    expect(body.data).toEqual(
      expect.arrayContaining([
        row('checkout'),
        row('cart'),
        row('payment-router'),
      ]),
    );
    expect(body.data).toHaveLength(3);
    expect(body.meta.fields['count()']).toBe('integer');
  });

  it('splits by environment and day, at most 100 rows a page', async () => {
    const first = await askSentry<Table>(sandbox, 'events', {
      dataset: 'errors',
      field: ['project.id', 'environment', 'timestamp.to_day', 'count()'],
      start: '2026-11-04T00:00:00',
      end: '2026-11-11T00:00:00',
    });
    expect(first.body.data).toHaveLength(100);
    const rows = [...first.body.data];
    let url = nextPage(first.headers);
    while (url) {
      const response = await fetch(url, {
        headers: { authorization: 'Bearer test' },
      });
      rows.push(...(await response.json()).data);
      url = nextPage(response.headers);
    }
    const keys = rows.map(row =>
      [row['project.id'], row.environment, row['timestamp.to_day']].join(),
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(
      rows.find(
        row =>
          row['project.id'] === project('checkout').id &&
          row.environment === 'production' &&
          row['timestamp.to_day'] === '2026-11-05T00:00:00+00:00',
      )?.['count()'],
    ).toBe(
      sandbox.company.errors.day(
        project('checkout'),
        'production',
        '2026-11-05',
      ).events,
    );
  });

  it('answers one row where nothing is grouped by, and rows in the order asked for', async () => {
    const { body } = await askSentry<Table>(sandbox, 'events', {
      dataset: 'errors',
      field: 'count()',
      project: project('legacy-invoices').id,
      ...day,
    });
    expect(body.data).toEqual([{ 'count()': 0 }]);
    const { body: ordered } = await askSentry<Table>(sandbox, 'events', {
      dataset: 'errors',
      field: perProject,
      sort: '-count',
      per_page: 5,
      ...day,
    });
    const counts = ordered.data.map(row => Number(row['count()']));
    expect(counts).toHaveLength(5);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
  });

  it('forgets after 90 days: the rest of a longer period is left out without a word', async () => {
    const field = 'count()';
    const asked = (start: string, end: string) =>
      askSentry<Table & { detail?: string }>(sandbox, 'events', {
        dataset: 'errors',
        field,
        start,
        end,
      });
    const old = await asked('2026-07-01', '2026-08-20T12:00:00');
    expect(old.status).toBe(400);
    expect(old.body.detail).toBe(
      'Invalid date range. Please try a more recent date range.',
    );
    const [long, kept] = await Promise.all([
      asked('2026-07-01', '2026-08-22'),
      asked('2026-08-20T12:00:00', '2026-08-22'),
    ]);
    expect(long.body.data).toEqual(kept.body.data);
  });

  it('refuses what it does not know', async () => {
    for (const [parameters, status] of [
      [{ field: 'count(everything)' }, 400],
      [{ field: 'nothing' }, 400],
      [{}, 400],
      [{ field: 'count()', dataset: 'mistakes' }, 400],
      [{ field: 'count()', query: 'is:unresolved' }, 400],
      [{ field: 'count()', projects: '1' }, 400],
      [{ field: 'count()', project: 'checkout' }, 400],
      [{ field: 'count()', project: '17' }, 403],
      [{ field: 'count()', environment: 'moon' }, 404],
      [{ field: 'count()', start: '2026-11-01' }, 400],
      [{ field: 'count()', start: '2026-11-02', end: '2026-11-01' }, 400],
      [{ field: 'count()', start: 'monday', end: '2026-11-01' }, 400],
      [{ field: 'count()', statsPeriod: 'soon' }, 400],
    ] as const) {
      const answer = await askSentry(sandbox, 'events', parameters);
      expect([parameters, answer.status]).toEqual([parameters, status]);
      expect(answer.body.detail).not.toBe('');
    }
  });
});
