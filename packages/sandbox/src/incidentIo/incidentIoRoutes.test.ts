import { Sandbox, SandboxOptions, startSandbox } from '../startSandbox';
import { incidentIoIncidentId } from './workspace';

const now = new Date('2026-11-18T12:00:00Z');
let sandbox: Sandbox;

async function start(options: SandboxOptions = {}) {
  sandbox = await startSandbox({ port: 0, now: () => now, ...options });
}

afterEach(() => sandbox.stop());

interface Listed {
  incidents: {
    id: string;
    mode: string;
    created_at: string;
    updated_at: string;
    incident_status: { category: string };
  }[];
  pagination_meta: { after?: string; total_record_count: number };
}

async function ask<T = Listed>(path: string, key = 'test') {
  const response = await fetch(sandbox.incidentIoUrl + path, {
    headers: { authorization: `Bearer ${key}` },
  });
  const body: T = await response.json();
  return { status: response.status, headers: response.headers, body };
}

describe('incidentIoRoutes', () => {
  it('pages through a list by the id of the last incident', async () => {
    await start();
    const ids: string[] = [];
    let after: string | undefined;
    let pages = 0;
    do {
      const query = `page_size=50&sort_by=created_at_oldest_first${
        after ? `&after=${after}` : ''
      }`;
      const { body } = await ask(`/v2/incidents?${query}`);
      ids.push(...body.incidents.map(({ id }) => id));
      after = body.pagination_meta.after;
      pages++;
    } while (after);
    const known = sandbox.company.incidents
      .in('incident-io')
      .filter(
        it => it.kind !== 'drill' && it.happened.detected <= now.getTime(),
      );
    expect(pages).toBe(Math.ceil(known.length / 50));
    expect([...ids].sort()).toEqual(
      known.map(it => incidentIoIncidentId(it.number)).sort(),
    );
  });

  it('shows the newest first, twenty-five at a time, unless told otherwise', async () => {
    await start();
    const { body } = await ask('/v2/incidents');
    const created = body.incidents.map(it => it.created_at);
    expect(created).toHaveLength(25);
    expect(created).toEqual([...created].sort().reverse());
  });

  it('leaves out tests and tutorials unless they are asked for', async () => {
    await start();
    const modes = async (query: string) => {
      const { body } = await ask(`/v2/incidents?page_size=250${query}`);
      return new Set(body.incidents.map(({ mode }) => mode));
    };
    expect(await modes('')).toEqual(new Set(['standard', 'retrospective']));
    expect(await modes('&mode[one_of]=test')).toEqual(new Set(['test']));
  });

  it('filters by update, and by category of the status', async () => {
    await start();
    const recent = await ask(
      '/v2/incidents?page_size=250&updated_at[gte]=2026-11-01',
    );
    const updates = recent.body.incidents.map(it => it.updated_at);
    expect(updates.length).toBeGreaterThan(5);
    expect(updates.every(it => it >= '2026-11-01')).toBe(true);
    const over = await ask(
      '/v2/incidents?status_category[one_of]=learning&page_size=250',
    );
    const categories = over.body.incidents.map(
      it => it.incident_status.category,
    );
    expect(new Set(categories)).toEqual(new Set(['learning']));
    const others = await ask('/v2/incidents?status_category[not_in]=learning');
    expect(
      over.body.pagination_meta.total_record_count +
        others.body.pagination_meta.total_record_count,
    ).toBe(
      (await ask('/v2/incidents')).body.pagination_meta.total_record_count,
    );
  });

  it.each([
    'page_size=251',
    'page_size=0',
    'sort_by=updated_at',
    'after=01NOTHING',
    'updated_at[gte]=yesterday',
    'updated_at[since]=2026-11-01',
    'updated_since=2026-11-01',
  ])('refuses %s', async query => {
    await start();
    const { status, body } = await ask<{ type: string; errors: unknown[] }>(
      `/v2/incidents?${query}`,
    );
    expect(status).toBe(422);
    expect(body.type).toBe('validation_error');
    expect(body.errors).toHaveLength(1);
  });

  it('shows one incident, and none that has not happened', async () => {
    await start();
    const all = sandbox.company.incidents.in('incident-io');
    const past = all.find(it => it.happened.detected < now.getTime());
    const future = all.find(it => it.happened.detected > now.getTime());
    const path = (number = 0) =>
      `/v2/incidents/${incidentIoIncidentId(number)}`;
    expect((await ask(path(past?.number))).body).toMatchObject({
      incident: { reference: `INC-${past?.number}` },
    });
    expect((await ask(path(future?.number))).status).toBe(404);
  });

  it('names timestamps, custom fields, severities and statuses', async () => {
    await start();
    for (const [path, list, name] of [
      ['/v1/incident_timestamps', 'incident_timestamps', 'Impact started'],
      ['/v2/incident_timestamps', 'incident_timestamps', 'Impact started'],
      ['/v2/custom_fields', 'custom_fields', 'Affected services'],
      ['/v1/severities', 'severities', 'Critical'],
      ['/v1/incident_statuses', 'incident_statuses', 'Investigating'],
    ]) {
      const { body } = await ask<Record<string, { name: string }[]>>(path);
      expect(body[list].map(it => it.name)).toContain(name);
    }
  });

  it('lets in who may view, and nobody else', async () => {
    await start({ incidentIo: { keys: { good: ['viewer'], weak: [] } } });
    expect((await ask('/v2/incidents', 'good')).status).toBe(200);
    expect((await ask('/v2/incidents', 'weak')).status).toBe(403);
    expect(await ask('/v2/incidents', 'other')).toMatchObject({
      status: 401,
      body: { type: 'authentication_error', status: 401 },
    });
    expect((await ask('/v1/identity', 'weak')).body).toMatchObject({
      identity: { roles: [] },
    });
  });

  it('says in the body when to come again after too many requests', async () => {
    await start({ incidentIo: { requestsPerMinute: 2 } });
    await ask('/v1/severities');
    await ask('/v1/severities');
    const { status, body, headers } = await ask('/v1/severities');
    expect(status).toBe(429);
    expect(headers.get('retry-after')).toBeNull();
    expect(body).toMatchObject({
      rate_limit: {
        limit: 2,
        remaining: 0,
        retry_after: 'Wed, 18 Nov 2026 12:01:00 UTC',
      },
    });
  });
});
