import { createTestDatabases } from '../__testUtils__/databases';
import { InitializedIncidents, initIncidents } from './__testUtils__/incidents';
import {
  BOB,
  EVE,
  MONITOR,
  startTestApi,
  TestApi,
} from './__testUtils__/testApi';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const TEAM = '/entities/group/default/team';
const empty = { phases: {}, fiveWhys: [], actionItems: [], notes: '' };

describe.each(databases.eachSupportedId())('reviews on %s', databaseId => {
  let given: InitializedIncidents;
  let api: TestApi;

  beforeEach(async () => {
    given = await initIncidents(databases, databaseId);
    api = await startTestApi(given.world.context, given.catalog, {
      denied: ['okr.incidentReview.create'],
    });
  });

  afterEach(async () => {
    await api.stop();
  });

  async function idOf(title: string): Promise<string> {
    const { body } = await api.get(`${TEAM}/incidents?from=2026-06-01`);
    const found = body.items.find((item: { title: string }) =>
      item.title.endsWith(title),
    );
    return found.id;
  }

  const save = (id: string, body: object, user = EVE, path = TEAM) =>
    api.send('put', `${path}/incidents/${id}/review`, user).send(body);

  const medianToDetect = async (query = '') => {
    const { body } = await api.get(`${TEAM}/incidents/summary${query}`);
    return body.phases[0].p50.value;
  };

  it('wins over the source from then on, and leaves what was asked before as it was', async () => {
    const { world } = given;
    const id = await idOf('Outage A');
    expect(await medianToDetect()).toBe(1800);
    const before = new Date(world.now).toISOString();
    world.now += 3_600_000;
    const review = {
      phases: { started: '2026-10-01T11:00:00+02:00' },
      severity: 'critical',
      area: 'checkout',
      fiveWhys: ['The disk was full', 'Nobody looked'],
      actionItems: [
        {
          title: 'Watch the disk',
          owner: 'Ada',
          due: '2026-12-01',
          done: false,
        },
      ],
      notes: '**Never** again',
    };
    const saved = await save(id, { version: 0, review });
    expect(saved.status).toBe(200);
    expect(saved.body).toMatchObject({
      incident: {
        phases: { started: '2026-10-01T09:00:00.000Z' },
        severity: 'SEV1',
        area: 'checkout',
        reviewed: true,
        // The source says P1, which is SEV1 too.
        corrected: ['started', 'area'],
      },
      source: {
        phases: { started: '2026-10-01T10:00:00.000Z' },
        severity: 'P1',
        area: 'payments',
      },
      versions: [
        {
          version: 1,
          savedBy: EVE,
          savedAt: '2026-11-18T13:00:00.000Z',
          review: { severity: 'SEV1', notes: '**Never** again' },
        },
      ],
      mayReview: true,
    });
    // 10, 60 and now 90 minutes.
    expect(await medianToDetect()).toBe(3600);
    expect(await medianToDetect(`?asOf=${before}`)).toBe(1800);
    expect(api.audited).toEqual([
      {
        eventId: 'incident-review',
        meta: { entityRef: 'group:default/team', incident: id },
        outcome: 'success',
      },
    ]);
  });

  it('knows no incident whose id holds what no database keeps', async () => {
    const id = Buffer.from('pagerduty/A\0').toString('base64url');
    const { status } = await api.get(`${TEAM}/incidents/${id}`);
    expect(status).toBe(404);
  });

  it('keeps what others saved meanwhile', async () => {
    const id = await idOf('Outage B');
    const review = { ...empty, notes: 'First' };
    expect((await save(id, { version: 0, review })).status).toBe(200);
    const late = await save(id, {
      version: 0,
      review: { ...empty, notes: 'Second' },
    });
    expect(late.status).toBe(409);
    expect(late.body.error.name).toBe('ConflictError');
    const next = await save(id, {
      version: 1,
      review: { ...empty, notes: 'Third' },
    });
    expect(
      next.body.versions.map(
        (version: { version: number; review: { notes: string } }) => [
          version.version,
          version.review.notes,
        ],
      ),
    ).toEqual([
      [2, 'Third'],
      [1, 'First'],
    ]);
    expect(api.audited.map(({ outcome }) => outcome)).toEqual([
      'success',
      'ConflictError',
      'success',
    ]);
  });

  it.each([
    [
      { phases: { resolved: '2026-10-01T09:00:00Z' } },
      [{ field: 'phases.resolved', message: 'Must not be before started' }],
    ],
    [
      { phases: { started: '2026-10-01T10:35:00Z' } },
      [{ field: 'phases.started', message: 'Must not be after detected' }],
    ],
    [
      {
        phases: {
          started: '2026-10-02T10:00:00Z',
          detected: '2026-10-02T09:00:00Z',
          acknowledged: null,
          mitigated: null,
          resolved: null,
        },
      },
      [{ field: 'phases.detected', message: 'Must not be before started' }],
    ],
    [
      { phases: { resolved: '2026-11-18T12:00:01Z' } },
      [{ field: 'phases.resolved', message: 'Lies in the future' }],
    ],
    [
      { phases: { started: '1926-10-01T10:00:00Z' } },
      [{ field: 'phases.started', message: 'Lies before the year 2000' }],
    ],
    [
      { phases: { started: 'yesterday' } },
      [
        {
          field: 'phases.started',
          message: 'Must be an instant such as 2026-11-01T09:30:00Z',
        },
      ],
    ],
    [
      { severity: 'terrible' },
      [
        {
          field: 'severity',
          message: 'Must be one of SEV1, SEV2, SEV3, SEV4, SEV5',
        },
      ],
    ],
    [
      {
        actionItems: [
          { title: 'Fix', done: false },
          { title: ' ', due: 'soon', done: false },
        ],
      },
      [
        { field: 'actionItems.1.title', message: 'Must not be empty' },
        {
          field: 'actionItems.1.due',
          message: 'Must be a date such as 2026-11-01',
        },
      ],
    ],
    [
      { fiveWhys: ['a'.repeat(2001)] },
      [
        {
          field: 'fiveWhys.0',
          message: 'Must have at most 2000 characters',
        },
      ],
    ],
    [
      { fiveWhys: Array(6).fill('Why?') },
      [{ field: 'fiveWhys', message: 'Must have at most 5 entries' }],
    ],
    // Of outage A the source says that it began on 1 October at 10:00 and was detected half an hour later.
    [
      { phases: { started: '2026-04-04T10:29:59Z' } },
      [
        {
          field: 'phases.started',
          message: 'Lies more than 180 days before detected',
        },
      ],
    ],
    [
      {
        phases: {
          started: '2026-01-01T10:00:00Z',
          detected: '2026-01-01T11:00:00Z',
        },
      },
      [
        {
          field: 'phases.detected',
          message: 'Lies more than 180 days before acknowledged',
        },
      ],
    ],
  ])('says beside the field what is wrong: %j', async (fault, fields) => {
    const id = await idOf('Outage A');
    const answer = await save(id, {
      version: 0,
      review: { ...empty, ...fault },
    });
    expect(answer.status).toBe(400);
    expect(answer.body.error.name).toBe('InputError');
    expect(answer.body.error.fields).toEqual(fields);
    expect((await api.get(`${TEAM}/incidents/${id}`)).body.versions).toEqual(
      [],
    );
    expect(api.audited).toMatchObject([{ outcome: 'InputError' }]);
  });

  it('takes no key that it would pass over', async () => {
    const id = await idOf('Outage A');
    const answer = await api
      .send('put', `${TEAM}/incidents/${id}/review`)
      .set('Content-Type', 'application/json')
      .send(
        '{"version":0,"review":{"phases":{"__proto__":"2026-10-01T10:00:00Z"},"fiveWhys":[],"actionItems":[],"notes":""}}',
      );
    expect(answer.status).toBe(400);
    expect(answer.body.error.fields).toEqual([
      { field: 'phases', message: 'Has __proto__, which is not known' },
    ]);
  });

  it('lets a review leave out what its source has in the wrong order', async () => {
    const id = await idOf('Outage D');
    const review = { ...empty, severity: 'SEV3' };
    expect((await save(id, { version: 0, review })).status).toBe(200);
  });

  it('is for people who may', async () => {
    const id = await idOf('Outage A');
    const body = { version: 0, review: empty };
    expect((await save(id, body, BOB)).status).toBe(403);
    expect((await save(id, body, MONITOR)).status).toBe(403);
    const seen = await api.get(`${TEAM}/incidents/${id}`, BOB);
    expect(seen.body.mayReview).toBe(false);
    expect(seen.body.versions).toEqual([]);
  });

  it('answers an incident that may not be seen as one that does not exist', async () => {
    await api.stop();
    api = await startTestApi(given.world.context, given.catalog);
    const hidden = await idOf('secret outage');
    const unknown = Buffer.from('pagerduty/nothing').toString('base64url');
    const body = { version: 0, review: empty };
    const ask = async (id: string, path = TEAM, user = BOB) => [
      await api.get(`${path}/incidents/${id}`, user),
      await save(id, body, user, path),
    ];
    for (const answer of [
      ...(await ask(hidden)),
      ...(await ask(unknown)),
      ...(await ask('%20')),
      // Of another service.
      ...(await ask(hidden, '/entities/component/default/checkout', EVE)),
    ]) {
      expect(answer.status).toBe(404);
      expect(answer.body.error.message).toMatch(
        /^There is no incident .* or you may not see it$/,
      );
      expect(answer.text).not.toContain('secret');
    }
    expect((await api.get(`${TEAM}/incidents/${hidden}`)).status).toBe(200);
  });

  it('asks for a version and a review', async () => {
    const id = await idOf('Outage A');
    const answer = await save(id, { review: empty });
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toMatch(/version is missing/);
  });
});
