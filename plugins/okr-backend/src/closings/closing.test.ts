import { createTestDatabases } from '../__testUtils__/databases';
import { ADA, BEA, BOB } from '../checkIns/__testUtils__/PeopleApi';
import {
  CYCLES,
  Quarters,
  REF,
  said,
  startQuarters,
} from './__testUtils__/quarters';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const HOUR = 3_600_000;

describe.each(databases.eachSupportedId())('closing on %s', databaseId => {
  let given: Quarters;

  beforeEach(async () => {
    given = await startQuarters(databases, databaseId);
  });

  afterEach(async () => {
    await given.api.stop();
  });

  it('freezes what was found and said at the end of the cycle', async () => {
    const { status, body } = await given.close();
    expect(status).toBe(200);
    expect(body).toEqual({
      closedAt: '2026-10-01T09:00:00.000Z',
      closedBy: ADA,
      review: {
        version: 1,
        savedAt: '2026-10-01T09:00:00.000Z',
        savedBy: ADA,
        summary: said.summary,
        verdicts: said.verdicts,
      },
    });
    const report = await given.report();
    expect(report).toMatchObject({
      entityRef: REF,
      title: 'Checkout',
      cycle: { id: '2026-Q3', label: 'Q3 2026' },
      asOf: '2026-10-01T00:00:00.000Z',
      closing: body,
      checkIns: [
        {
          keyResultId: 'nps',
          day: '2026-09-30',
          author: BEA,
          words: 'Nearly.',
        },
      ],
    });
    const [reviewWait, nps] = report.objectives[0].keyResults;
    // Half of the two took at most 12 hours: 8 of the 12 hours from 20 to 8.
    expect(reviewWait).toMatchObject({
      current: { value: { kind: 'value', value: 12 * 3600 }, answered: 2 },
      progress: 8 / 12,
    });
    expect(nps).toMatchObject({
      current: { value: { kind: 'value', value: 29 } },
      progress: 9 / 15,
      confidence: { value: 4, day: '2026-09-30' },
    });
  });

  it('stands when the annotation, the snapshots and the check-ins are gone', async () => {
    await given.close();
    const before = await given.report();
    await given.world.setEntity(REF, { annotation: null });
    given.world.now += 24 * HOUR;
    await given.world.evaluate();
    for (const table of ['snapshots', 'overviews', 'check_ins']) {
      await given.database(table).delete();
    }
    expect(await given.report()).toEqual(before);
    const { body } = await given.api.send('get', CYCLES);
    expect(body.cycles).toMatchObject([
      {
        cycle: { id: '2026-Q3' },
        closed: { by: ADA },
        objectives: [{ id: 'no-waiting', keyResults: [{}, {}] }],
      },
    ]);
  });

  it('has the evaluator write the cycle no more', async () => {
    await given.close();
    const read = () =>
      given
        .database('snapshots')
        .where({ cycle: '2026-Q3' })
        .orderBy('as_of')
        .select('as_of', 'document', 'past');
    const before = await read();
    // What would have it written anew: the past is computed again, with another wait.
    given.world.now += 2 * HOUR;
    await given.world.learn(
      given.target,
      [],
      given.world.now,
      'read again from the beginning',
    );
    await given.world.evaluate();
    expect(await read()).toEqual(before);
  });

  it('leaves every other cycle to be evaluated', async () => {
    await given.close();
    given.world.now += 2 * HOUR;
    await given.world.evaluate();
    const { body } = await given.api.send('get', CYCLES);
    expect(
      body.cycles.map((one: Record<string, unknown>) => [
        (one.cycle as { id: string }).id,
        one.asOf,
        one.isOver,
        'closed' in one,
      ]),
    ).toEqual([
      ['2026-Q4', '2026-10-01T11:00:00.000Z', false, false],
      ['2026-Q3', '2026-10-01T00:00:00.000Z', true, true],
    ]);
  });

  it('takes the same closing twice for one', async () => {
    const first = await given.close();
    given.world.now += HOUR;
    const again = await given.close();
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first.body);
  });

  it('tells who comes second what stands', async () => {
    const { body } = await given.close();
    const late = await given.close({ ...said, summary: 'Mine' }, BEA);
    expect(late.status).toBe(409);
    expect(late.body.error.closing).toEqual({ current: body });
  });

  it('keeps one of two that close at once', async () => {
    const answers = await Promise.all([
      given.close({ ...said, summary: 'One' }, ADA),
      given.close({ ...said, summary: 'Two' }, BEA),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [kept] = answers.filter(({ status }) => status === 200);
    expect((await given.report()).closing).toEqual(kept.body);
  });

  it('lets the review be edited and nothing else, and keeps how it read', async () => {
    await given.close();
    const before = await given.report();
    given.world.now += HOUR;
    const edited = await given.close(
      {
        version: 1,
        verdicts: [{ objectiveId: 'no-waiting', verdict: 'keep' }],
      },
      BEA,
    );
    expect(edited.body).toMatchObject({ closedBy: ADA });
    expect(await given.report()).toEqual({ ...before, closing: edited.body });
    const { body } = await given.api.send(
      'get',
      `${CYCLES}/2026-Q3/closing/versions`,
    );
    expect(body.versions).toEqual([
      {
        version: 2,
        savedAt: '2026-10-01T10:00:00.000Z',
        savedBy: BEA,
        verdicts: [{ objectiveId: 'no-waiting', verdict: 'keep' }],
      },
      { ...before.closing.review },
    ]);
    expect((await given.close({ ...said, version: 1 }, ADA)).status).toBe(409);
  });

  it('is told of to everybody who looks at the whole organization', async () => {
    const read = () => given.overview('/overview?cycle=2026-Q3');
    expect((await read()).body.items[0]).not.toHaveProperty('closed');
    await given.close();
    await given.close({
      ...said,
      version: 1,
      verdicts: [{ objectiveId: 'no-waiting', verdict: 'keep' }],
    });
    const { body } = await read();
    expect(body.items).toMatchObject([{ entityRef: REF }]);
    expect(body.items[0].closed).toEqual({
      at: '2026-10-01T09:00:00.000Z',
      by: ADA,
      verdicts: [{ objectiveId: 'no-waiting', verdict: 'keep' }],
    });
    const { headers, text } = await given.overview(
      '/overview.md?cycle=2026-Q3',
    );
    expect(headers['content-type']).toBe('text/markdown; charset=utf-8');
    expect(text).toContain('1 of 1 have closed the cycle.');
    expect(text).toContain('Verdict **keep**');
    expect(text).toContain('> We **waited** less.');
    given.api.hiddenFromBob.add(REF);
    const hidden = await given.overview('/overview.md?cycle=2026-Q3', BOB);
    expect(hidden.text).toContain('0 of 0 have closed the cycle.');
    expect(hidden.text).not.toMatch(/Checkout|waited/);
  });

  it('hands out the report as Markdown', async () => {
    await given.close();
    const { headers, text } = await given.api.send(
      'get',
      `${CYCLES}/2026-Q3/report.md`,
    );
    expect(headers['content-type']).toBe('text/markdown; charset=utf-8');
    expect(headers['content-disposition']).toBe(
      'attachment; filename="okrs-component_default_checkout-2026-Q3.md"',
    );
    expect(text).toContain('# Checkout: objectives and key results, Q3 2026');
    expect(text).toContain('closed by user:default/ada on 1 October 2026');
    expect(text).toContain('| 20 h | 8 h | 12 h | 2 |');
  });
});
