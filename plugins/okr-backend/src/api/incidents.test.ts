import { InitializedIncidents, initIncidents } from './__testUtils__/incidents';
import { createTestDatabases } from '../__testUtils__/databases';
import { FactWriter } from '../facts';
import { incident } from './__testUtils__/world';
import { BOB, EVE, startTestApi, TestApi } from './__testUtils__/testApi';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const TEAM = '/entities/group/default/team';

describe.each(databases.eachSupportedId())('incidents on %s', databaseId => {
  let given: InitializedIncidents;
  let api: TestApi;

  beforeAll(async () => {
    given = await initIncidents(databases, databaseId);
    api = await startTestApi(given.world.context, given.catalog);
  });

  afterAll(async () => {
    await api.stop();
  });

  it('counts an incident of two services once, and incidents that may not be seen', async () => {
    for (const user of [EVE, BOB]) {
      const { status, body } = await api.get(`${TEAM}/incidents/summary`, user);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        collected: true,
        beforeCollected: true,
        sources: ['incident-io', 'pagerduty'],
        calendar: 'wall',
        window: {
          from: '2026-08-19T12:00:00.000Z',
          to: '2026-11-18T12:00:00.000Z',
        },
        before: {
          from: '2026-05-20T12:00:00.000Z',
          to: '2026-08-19T12:00:00.000Z',
        },
        total: {
          count: 6,
          before: 1,
          comparison: { verdict: 'tooFew', ratio: 6 },
        },
        areas: ['payments', 'search'],
        severities: ['SEV1', 'SEV2', 'SEV3', 'SEV4', 'SEV5', 'odd'],
        coverage: { entities: 3, measuredEntities: 3, targets: 3 },
      });
      expect(
        body.byArea.map((row: Record<string, unknown>) => [
          row.area,
          row.count,
          row.before,
        ]),
      ).toEqual([
        ['payments', 3, 1],
        ['search', 1, 0],
        [undefined, 2, 0],
      ]);
      expect(
        body.bySeverity.map((row: Record<string, unknown>) => [
          row.severity,
          row.count,
          row.before,
        ]),
      ).toEqual([
        ['SEV1', 2, 1],
        ['SEV2', 1, 0],
        ['SEV3', 1, 0],
        ['SEV4', 1, 0],
        ['odd', 1, 0],
      ]);
    }
  });

  it('shows whole calendar months', async () => {
    const { body } = await api.get(`${TEAM}/incidents/summary`);
    expect(body.months).toEqual([
      {
        from: '2026-08-01T00:00:00.000Z',
        to: '2026-09-01T00:00:00.000Z',
        counts: [0, 0, 0, 0, 0, 0],
        withoutSeverity: 0,
      },
      {
        from: '2026-09-01T00:00:00.000Z',
        to: '2026-10-01T00:00:00.000Z',
        counts: [0, 0, 0, 0, 0, 0],
        withoutSeverity: 0,
      },
      {
        from: '2026-10-01T00:00:00.000Z',
        to: '2026-11-01T00:00:00.000Z',
        counts: [2, 0, 0, 0, 0, 0],
        withoutSeverity: 0,
      },
      {
        from: '2026-11-01T00:00:00.000Z',
        to: '2026-12-01T00:00:00.000Z',
        counts: [0, 1, 1, 1, 0, 1],
        withoutSeverity: 0,
      },
    ]);
  });

  it('tells the phases of those whose phases are known, and of how many', async () => {
    const { body } = await api.get(`${TEAM}/incidents/summary`);
    // 30, 10 and 60 minutes; one start is not known, and two are after the detection.
    expect(body.phases[0]).toMatchObject({
      metric: 'incidents.timeToDetect',
      p50: { kind: 'value', value: 1800 },
      mean: { kind: 'value', value: 2000 },
      known: 3,
      of: 6,
      before: { p50: { kind: 'value', value: 3600 }, known: 1 },
      comparison: { verdict: 'tooFew' },
    });
    expect(body.phases.map(({ metric }: { metric: string }) => metric)).toEqual(
      [
        'incidents.timeToDetect',
        'incidents.timeToAcknowledge',
        'incidents.timeToMitigate',
        'incidents.timeToResolve',
      ],
    );
    expect(body.bySeverity[0].timeToResolve).toMatchObject({
      p50: { kind: 'value', value: 7200 },
      known: 2,
      of: 2,
    });
    expect(body.phaseBar).toEqual({
      undetectedSeconds: 1800 + 600 + 3600,
      mitigatingSeconds: 1800 + 1800 + 3600,
      resolvingSeconds: 3600 + 1200,
      known: 3,
      of: 6,
    });
    // An hour, 40 minutes and two hours of 91 days.
    expect(body.downtime.kind).toBe('value');
    expect(body.downtime.value).toBeCloseTo(13_200 / (91 * 86_400), 12);
  });

  it('names what is doubtful, and of what may not be seen only how much', async () => {
    const eve = await api.get(`${TEAM}/incidents/summary`);
    const bob = await api.get(`${TEAM}/incidents/summary`, BOB);
    expect(eve.body.warningCount).toBe(3);
    expect(eve.body.warnings).toHaveLength(3);
    expect(bob.body.warningCount).toBe(3);
    expect(
      bob.body.warnings.map(
        ({ kind, title }: { kind: string; title: string }) => [kind, title],
      ),
    ).toEqual([
      ['outOfOrder', 'Outage D'],
      ['unknownSeverity', 'Outage D'],
    ]);
    expect(eve.text).toContain('secret');
    expect(bob.text).not.toContain('secret');
  });

  it('lists incidents, latest first, and counts those that may not be seen', async () => {
    const bob = await api.get(`${TEAM}/incidents`, BOB);
    expect(bob.body.items.map(({ title }: { title: string }) => title)).toEqual(
      ['Outage D', 'Outage C', 'Outage B', 'Outage A'],
    );
    expect(bob.body.hidden).toBe(2);
    expect(bob.text).not.toContain('secret');
    expect(bob.body.items[3]).toMatchObject({
      // Of both services; what was learned last counts.
      target: 'PagerDuty: Search',
      severity: 'SEV1',
      area: 'payments',
      closed: true,
      corrected: [],
      reviewed: false,
      warnings: [],
      phases: {
        started: '2026-10-01T10:00:00.000Z',
        detected: '2026-10-01T10:30:00.000Z',
      },
    });
    expect((await api.get(`${TEAM}/incidents`)).body.items).toHaveLength(6);
  });

  it('filters by what counts of severity and area', async () => {
    const list = (query: string) => api.get(`${TEAM}/incidents?${query}`);
    const titles = ({ body }: { body: { items: { title: string }[] } }) =>
      body.items.map(({ title }) => title);
    expect(titles(await list('severity=SEV2'))).toEqual(['Outage B']);
    // Any name of a rung.
    expect(titles(await list('severity=critical'))).toEqual([
      'secret outage',
      'Outage A',
    ]);
    expect(titles(await list('area=search'))).toEqual(['Outage C']);
    expect(titles(await list('from=2026-07-01&to=2026-08-01'))).toEqual([
      'Outage E',
    ]);
  });

  it('turns pages', async () => {
    const titles: string[] = [];
    let cursor = '';
    do {
      const { body } = await api.get(`${TEAM}/incidents?limit=2${cursor}`);
      titles.push(...body.items.map(({ title }: { title: string }) => title));
      cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
    } while (cursor !== '');
    expect(titles).toEqual([
      'secret mess',
      'Outage D',
      'Outage C',
      'Outage B',
      'secret outage',
      'Outage A',
    ]);
    expect((await api.get(`${TEAM}/incidents?cursor=abc`)).status).toBe(400);
  });

  it('measures them like any other metric, with the incidents behind the number', async () => {
    const metric = (query: string) =>
      api.get(`${TEAM}/metrics/${query}from=2026-08-20`, BOB);
    expect((await metric('incidents.count?')).body).toMatchObject({
      value: { kind: 'value', value: 6 },
    });
    expect(
      (await metric('incidents.count?where=severity:SEV1&')).body.value.value,
    ).toBe(2);
    expect((await metric('incidents.undetectedShare?')).body).toMatchObject({
      value: { kind: 'value', value: 6000 / 18_000 },
      answered: 3,
      leftOut: [
        { reason: 'phaseUnknown', count: 1 },
        { reason: 'phaseSuspect', count: 2 },
      ],
    });
    const facts = await metric('incidents.timeToDetect/facts?');
    expect(facts.body.hidden).toBe(1);
    expect(facts.body.items).toMatchObject([
      { title: 'Outage B', waitSeconds: 600, outcome: 'answered' },
      {
        title: 'Outage A',
        waitSeconds: 1800,
        start: '2026-10-01T10:00:00.000Z',
        end: '2026-10-01T10:30:00.000Z',
        severity: 'SEV1',
        area: 'payments',
      },
    ]);
    expect(facts.text).not.toContain('secret');
  });

  it('calls an incident that its source dropped by its last title', async () => {
    const { world, targets } = given;
    const { now } = world;
    const gone = incident('gone', {
      started: '2026-11-16T09:00',
      detected: '2026-11-16T10:00',
    });
    await world.learn(targets.search, [gone], '2026-11-16T12:00:00Z');
    await new FactWriter(given.database, {
      severityOf: text => text,
    }).writePage({
      targetId: targets.search,
      claim: 'test',
      groups: [{ key: 'gone', open: false, facts: [] }],
      target: { collected_through: now },
      now: Date.parse('2026-11-17T12:00:00Z'),
    });
    const titlesAsOf = async (asOf: string) =>
      (
        await api.get(
          `${TEAM}/metrics/incidents.count/facts?from=2026-11-16&asOf=${asOf}`,
          BOB,
        )
      ).body.items.map(({ title }: { title: string }) => title);
    expect(await titlesAsOf('2026-11-17T00:00:00Z')).toEqual(['Outage gone']);
    expect(await titlesAsOf('2026-11-18T00:00:00Z')).toEqual([]);
    const list = await api.get(`${TEAM}/incidents?from=2026-11-16`, BOB);
    expect(list.body).toEqual({ items: [], hidden: 0 });
  });

  it('adds areas and severities up to the total where two services say otherwise of one incident', async () => {
    const { world, targets } = given;
    const phases = {
      started: '2026-06-10T09:00',
      detected: '2026-06-10T10:00',
      resolved: '2026-06-10T11:00',
    };
    const told = [
      [targets.search, { area: 'search', severity: 'SEV3' }],
      [targets.checkout, { area: 'payments', severity: 'SEV2' }],
    ] as const;
    for (const [target, names] of told) {
      await world.learn(
        target,
        [incident('twofold', phases, names)],
        '2026-06-11T12:00:00Z',
      );
    }
    const read = async (path: string) =>
      (await api.get(`${TEAM}/${path}&from=2026-06-08&to=2026-06-12`, BOB))
        .body;
    const countOf = async (where: string) =>
      (await read(`metrics/incidents.count?${where}`)).value.value;
    expect(await countOf('')).toBe(1);
    expect(await countOf('where=area:payments')).toBe(1);
    expect(await countOf('where=area:search')).toBe(0);
    expect(await countOf('where=severity:SEV2')).toBe(1);
    expect(await countOf('where=severity:SEV3')).toBe(0);
    const factsOf = async (where: string) =>
      (await read(`metrics/incidents.timeToDetect/facts?${where}`)).items;
    expect(await factsOf('where=area:payments')).toHaveLength(1);
    expect(await factsOf('where=area:search')).toEqual([]);
    const listOf = async (where: string) =>
      (await read(`incidents?${where}`)).items;
    expect(await listOf('area=payments')).toHaveLength(1);
    expect(await listOf('area=search')).toEqual([]);
    const { total, byArea } = await read('incidents/summary?');
    expect(total.count).toBe(1);
    expect(byArea).toMatchObject([{ area: 'payments', count: 1 }]);
  });

  it('counts an incident where the service says that was heard last, whatever the other one says', async () => {
    const { world, targets } = given;
    const phasesOf = (day: string) => ({
      started: `2026-${day}T09:00`,
      detected: `2026-${day}T10:00`,
      resolved: `2026-${day}T11:00`,
    });
    await world.learn(
      targets.search,
      [incident('moved', phasesOf('06-15'))],
      '2026-06-23T12:00:00Z',
    );
    await world.learn(
      targets.checkout,
      [incident('moved', phasesOf('06-20'))],
      '2026-06-24T12:00:00Z',
    );
    const told = async (from: string, to: string) => {
      const read = async (path: string) =>
        (await api.get(`${TEAM}/${path}?from=2026-${from}&to=2026-${to}`)).body;
      const [count, detect, list, facts, summary] = [
        await read('metrics/incidents.count'),
        await read('metrics/incidents.timeToDetect'),
        await read('incidents'),
        await read('metrics/incidents.timeToDetect/facts'),
        await read('incidents/summary'),
      ];
      return [
        count.value.value,
        detect.answered,
        list.items.length,
        facts.items.length,
        summary.total.count,
        summary.phases[0].known,
      ];
    };
    expect(await told('06-14', '06-17')).toEqual([0, 0, 0, 0, 0, 0]);
    expect(await told('06-19', '06-22')).toEqual([1, 1, 1, 1, 1, 1]);
    expect(await told('06-14', '06-22')).toEqual([1, 1, 1, 1, 1, 1]);
    // As of before that was heard, it is where the other one says.
    const { body } = await api.get(
      `${TEAM}/metrics/incidents.count?from=2026-06-14&to=2026-06-17&asOf=2026-06-24T00:00:00Z`,
    );
    expect(body.value).toEqual({ kind: 'value', value: 1 });
  });

  it('holds severe incidents against what the entity promises for its running cycle', async () => {
    const entity = 'component:default/search';
    const annotation = (cycle: string) =>
      [
        'fast:',
        '  objective: Severe ones are short',
        `  cycle: ${cycle}`,
        '  keyResults:',
        '    short:',
        '      title: Mitigated within the hour',
        '      metric: incidents.timeToMitigate',
        '      where: { severity: SEV1 }',
        '      stat: p50',
        '      keep: below 1h',
      ].join('\n');
    const severe = async () =>
      (
        await api.get(
          '/entities/component/default/search/incidents/summary?from=2026-09-01',
        )
      ).body.severe;
    const none = {
      within: 0,
      of: 0,
      unknown: 0,
      openPast: 0,
      openWithin: 0,
    };
    await given.world.setEntity(entity, { annotation: annotation('2026-Q3') });
    expect(await severe()).toEqual([
      { severity: 'SEV1', ...none },
      { severity: 'SEV2', ...none },
    ]);
    await given.world.setEntity(entity, { annotation: annotation('2026-Q4') });
    const held = await severe();
    await given.world.setEntity(entity, { annotation: null });
    // The one that both services share was mitigated after just an hour.
    expect(held).toEqual([
      {
        severity: 'SEV1',
        target: {
          metric: 'incidents.timeToMitigate',
          seconds: 3600,
          promisedBy: 'Mitigated within the hour',
          calendar: 'wall',
        },
        within: 1,
        of: 1,
        unknown: 0,
        openPast: 0,
        openWithin: 0,
      },
      { severity: 'SEV2', ...none },
    ]);
  });

  it('says that nothing is known where no source tells of the period', async () => {
    await given.world.setTarget(given.targets.search, {
      history_from: Date.parse('2026-07-01'),
    });
    const { body } = await api.get(
      '/entities/component/default/search/incidents/summary',
    );
    await given.world.setTarget(given.targets.search, { history_from: null });
    expect(body).toMatchObject({
      collected: true,
      beforeCollected: false,
      total: { count: 1, before: 0, comparison: { verdict: 'tooFew' } },
    });
    const nowhere = await api.get(
      '/entities/component/default/lonely/incidents/summary',
    );
    expect(nowhere.body).toMatchObject({
      sources: [],
      collected: false,
      total: { count: 0 },
      downtime: { kind: 'none', reason: 'notCollected' },
      months: [],
    });
  });

  it.each([
    ['from=2026-11-19', /The window is empty/],
    ['from=2020-01-01&to=2026-01-01', /two years/],
    ['from=yesterday', /is not an instant/],
    ['asOf=2030-01-01', /in the future/],
  ])('refuses a period that makes no sense: %s', async (query, message) => {
    const answer = await api.get(`${TEAM}/incidents/summary?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toMatch(message);
  });
});
