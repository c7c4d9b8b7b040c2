import { pagerdutyServiceId, incidentAt } from '../company';
import { Sandbox, SandboxOptions, startSandbox } from '../startSandbox';
import { pagerdutyIncidentId } from './ids';

const now = () => new Date('2026-11-20T12:00:00Z');

interface Incident {
  id: string;
  created_at: string;
  updated_at: string;
  status: string;
  resolved_at: string | null;
  last_status_change_at: string;
  acknowledgements: unknown[];
  service: { id: string };
  resolve_reason: { type: string } | null;
  custom_fields?: { name: string; value: unknown }[];
}

interface Entry {
  id: string;
  type: string;
  created_at: string;
  incident: Partial<Incident> & { id: string };
}

interface Body {
  incidents: Incident[];
  incident: Incident;
  log_entries: Entry[];
  services: { id: string; integrations: { integration_key?: string }[] }[];
  custom_fields: { name: string; value: unknown }[];
  priorities: { name: string }[];
  more: boolean;
  limit: number;
  offset: number;
  total: number | null;
  error: { message: string; code: number; errors?: string[] };
}

describe('the PagerDuty of the sandbox', () => {
  let sandbox: Sandbox;
  afterEach(() => sandbox.stop());

  async function start(options: SandboxOptions = {}) {
    sandbox = await startSandbox({ port: 0, seed: 1, now, ...options });
  }

  async function ask(path: string, authorization = 'Token token=test') {
    const response = await fetch(sandbox.pagerdutyUrl + path, {
      headers: {
        authorization,
        accept: 'application/vnd.pagerduty+json;version=2',
      },
    });
    const body: Body = await response.json();
    return { status: response.status, headers: response.headers, body };
  }

  const year = [
    ['2025-11-21', '2026-02-21'],
    ['2026-02-21', '2026-05-21'],
    ['2026-05-21', '2026-08-21'],
    ['2026-08-21', '2026-11-21'],
  ];

  it('shows each incident that was detected, once, at the service where it began', async () => {
    await start();
    const shown = new Map<string, string>();
    for (const [since, until] of year) {
      for (let offset = 0, more = true; more; offset += 100) {
        const { body } = await ask(
          `/incidents?since=${since}&until=${until}&limit=100&offset=${offset}`,
        );
        for (const { id, service } of body.incidents) {
          expect(shown.has(id)).toBe(false);
          shown.set(id, service.id);
        }
        more = body.more;
      }
    }
    const from = Date.parse('2025-11-21');
    const truth = sandbox.company.incidents
      .in('pagerduty')
      .filter(it => it.happened.detected >= from)
      .filter(it => incidentAt(it, now().getTime()))
      .map(it => [
        pagerdutyIncidentId(it.number),
        pagerdutyServiceId(it.services[0]),
      ]);
    expect(truth.length).toBeGreaterThan(100);
    expect([...shown].sort()).toEqual(truth.sort());
  });

  it('shows at most a hundred at once, 25 unless asked for more, and counts only when asked', async () => {
    await start();
    const usual = await ask('/log_entries');
    expect(usual.body).toMatchObject({
      limit: 25,
      offset: 0,
      more: true,
      total: null,
    });
    const { body } = await ask('/log_entries?limit=500&total=true');
    expect(body.log_entries).toHaveLength(100);
    expect(body.total).toBeGreaterThan(500);
    const end = await ask(`/log_entries?limit=100&offset=${body.total}`);
    expect(end.body).toMatchObject({ log_entries: [], more: false });
  });

  it('shows nothing behind the ten thousandth', async () => {
    await start();
    const { status, body } = await ask('/incidents?limit=100&offset=9901');
    expect(status).toBe(400);
    expect(body.error).toMatchObject({
      message: 'Arguments Caused Error',
      code: 2002,
      errors: [
        expect.stringContaining(
          'Offset+limit exceeds maximum allowed value of 10000',
        ),
      ],
    });
    expect((await ask('/incidents?limit=100&offset=9900')).status).toBe(200);
  });

  it.each([
    ['more than six months', '2026-01-01', '2026-07-02'],
    ['what is no date', 'yesterday', '2026-07-02'],
  ])('refuses a period of %s', async (_, since, until) => {
    await start();
    const period = `since=${since}&until=${until}`;
    const { status, body } = await ask(`/incidents?${period}`);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({
      message: 'Invalid Input Provided',
      code: 2001,
    });
  });

  it('answers for six months', async () => {
    await start();
    const period = 'since=2026-01-01&until=2026-07-01';
    expect((await ask(`/incidents?${period}`)).status).toBe(200);
  });

  it('shows the last month unless told otherwise, and all when asked for all', async () => {
    await start();
    const month = await ask('/incidents?total=true');
    const all = await ask('/incidents?total=true&date_range=all');
    const first = Date.parse(month.body.incidents[0].created_at);
    expect(first).toBeGreaterThanOrEqual(Date.parse('2026-10-20T12:00:00Z'));
    expect(all.body.total).toBeGreaterThan(month.body.total ?? Infinity);
  });

  it('shows those of the services and in the states that are asked for', async () => {
    await start();
    const open = await ask(
      '/incidents?date_range=all&statuses[]=triggered&statuses[]=acknowledged',
    );
    expect(open.body.incidents.length).toBeGreaterThan(0);
    for (const incident of open.body.incidents) {
      expect(incident.status).not.toBe('resolved');
      expect(incident.resolved_at).toBeNull();
    }
    const id = pagerdutyServiceId('checkout');
    const own = await ask(`/incidents?date_range=all&service_ids[]=${id}`);
    expect(own.body.incidents.length).toBeGreaterThan(0);
    expect(own.body.incidents.every(it => it.service.id === id)).toBe(true);
  });

  it('forgets who acknowledged an incident once it is resolved, but not its log', async () => {
    await start();
    const { body } = await ask('/log_entries?limit=100&include[]=incidents');
    const entry = body.log_entries.find(
      it =>
        it.type === 'acknowledge_log_entry' &&
        it.incident.status === 'resolved',
    );
    expect(entry?.incident.acknowledgements).toEqual([]);
    const log = await ask(`/incidents/${entry?.incident.id}/log_entries`);
    expect(log.body.log_entries.map(it => it.id)).toContain(entry?.id);
    expect(log.body.log_entries[0].incident).not.toHaveProperty('status');
  });

  it('writes the log newest first, within the period asked for', async () => {
    await start();
    const { body } = await ask(
      '/log_entries?limit=100&since=2026-10-01T00:00:00Z&until=2026-10-20T00:00:00Z',
    );
    const times = body.log_entries.map(it => it.created_at);
    expect(times.length).toBeGreaterThan(0);
    expect(times).toEqual([...times].sort().reverse());
    expect(times[0] < '2026-10-20T00:00:00Z').toBe(true);
    expect(times[times.length - 1] >= '2026-10-01T00:00:00Z').toBe(true);
  });

  it('shows custom fields of one incident only', async () => {
    await start();
    const list = await ask('/incidents?include[]=custom_fields');
    const [{ id }] = list.body.incidents;
    expect(list.body.incidents[0]).not.toHaveProperty('custom_fields');
    const values = await ask(`/incidents/${id}/custom_fields/values`);
    expect(values.body.custom_fields.map(it => it.name)).toEqual([
      'impact_started_at',
      'affected_area',
    ]);
    const one = await ask(`/incidents/${id}?include[]=custom_fields`);
    expect(one.body.incident.custom_fields).toEqual(values.body.custom_fields);
  });

  it('shows integration keys to those who ask for them', async () => {
    await start();
    const plain = await ask('/services?limit=1');
    const [bare] = plain.body.services[0].integrations;
    expect(bare).not.toHaveProperty('integration_key');
    const full = await ask('/services?limit=1&include[]=integrations');
    const [integration] = full.body.services[0].integrations;
    expect(integration.integration_key).toMatch(/^[0-9a-f]{32}$/);
  });

  it('knows tokens by their scopes', async () => {
    const tokens = { reader: ['services.read'] };
    await start({ pagerduty: { tokens } });
    expect((await ask('/services', 'Token token=reader')).status).toBe(200);
    expect((await ask('/services', 'Bearer reader')).status).toBe(200);
    expect((await ask('/services', 'Token token=other')).status).toBe(401);
    expect((await ask('/services', '')).status).toBe(401);
    const { status, body } = await ask('/incidents', 'Token token=reader');
    expect(status).toBe(403);
    expect(body.error.errors).toEqual([
      expect.stringContaining('incidents.read'),
    ]);
  });

  it('lets nobody ask more often than the limit, and says until when', async () => {
    await start({ pagerduty: { requestsPerMinute: 2 } });
    await ask('/priorities');
    const second = await ask('/priorities');
    expect(second.headers.get('ratelimit-remaining')).toBe('0');
    const third = await ask('/priorities');
    expect(third.status).toBe(429);
    expect(third.headers.get('ratelimit-reset')).toBe('60');
    expect((await ask('/priorities', 'Token token=b')).status).toBe(200);
  });

  it.each(['/incidents/QNONE', '/services/PNONE', '/teams', '/incidents/1/x'])(
    'does not know %s',
    async path => {
      await start();
      const { status, body } = await ask(path);
      expect(status).toBe(404);
      expect(body.error).toMatchObject({ message: 'Not Found', code: 2100 });
    },
  );
});
