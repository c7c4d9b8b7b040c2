import { FactGroup } from '@keyresults/backstage-plugin-okr-node';
import {
  Killed,
  MemoryEngine,
} from '@keyresults/backstage-plugin-okr-node/testUtils';
import { collectorFor, settingsFor } from '../__testUtils__/collectorFor';
import { jointTruth } from '../__testUtils__/jointTruth';
import { day, hour, Scenario } from '../__testUtils__/scenario';
import { collected, Told } from '../__testUtils__/truth';

jest.setTimeout(60_000);

/** Two of one service, and one of another whose users are the same people in part. */
const shop = ['acme/account-profile-web', 'acme/account-profile-mobile'];
/** One without identified users, one over its quota, one without sessions and one that nobody uses. */
const mixed = [
  ...shop,
  'acme/checkout',
  'acme/cart',
  'acme/payment-router',
  'acme/parcel-tracking',
  'acme/invoices',
  'acme/legacy-invoices',
];
const whole = { from: '2026-10-31', to: '2026-11-20' };

describe('several projects together', () => {
  let scenario: Scenario;
  beforeEach(async () => {
    scenario = await Scenario.start();
  });
  afterEach(() => scenario.sandbox.stop());

  const requestsOf = (operation: string) =>
    scenario.sandbox.requests.counts.byOperation[`sentry ${operation}`]
      ?.requests ?? 0;

  const engineOf = (names: readonly string[], others: object = {}) => {
    const settings = settingsFor(scenario.sandbox, others);
    const collector = collectorFor(scenario.sandbox, {}, settings);
    const engine = scenario.engineFor(names, collector);
    const joints = engine.join(names.map(it => scenario.idOf(it)));
    return { engine, joints };
  };

  const groupsOf = (engine: MemoryEngine, id: string) =>
    engine.target(id).groups;

  /** Without today and yesterday, of which late events are still to come. */
  const settled = (groups: ReadonlyMap<string, FactGroup>) =>
    new Map([...collected(groups)].filter(([, it]) => it.day < '2026-11-19'));

  const truthOf = (names: readonly string[]): Map<string, Told> =>
    new Map(
      [
        ...jointTruth(
          scenario.sandbox.company,
          names.map(it => scenario.project(it)),
          whole,
        ),
      ].filter(([, it]) => it.day < '2026-11-19'),
    );

  const usersOf = (told: ReadonlyMap<string, Told>, date: string) =>
    told.get(`sentry.errorsPerUserDay ${date}`);

  it('counts who uses two of them once', async () => {
    const { engine, joints } = engineOf(shop);
    await engine.run();
    const [joint] = joints;
    const together = settled(groupsOf(engine, joint.id));
    expect(together).toEqual(truthOf(shop));
    const [web, mobile] = shop.map(
      it =>
        usersOf(settled(groupsOf(engine, scenario.idOf(it))), '2026-11-10')!,
    );
    const both = usersOf(together, '2026-11-10')!;
    expect(both.numerator).toBe(web.numerator + mobile.numerator);
    expect(both.denominator).toBeLessThan(web.denominator + mobile.denominator);
    expect(both.denominator).toBeGreaterThan(
      Math.max(web.denominator, mobile.denominator),
    );
    expect(engine.target(joint.id).page).toMatchObject({
      state: 'ok',
      collectedThrough: '2026-11-20T12:00:00.000Z',
      historyFrom: '2026-10-31T00:00:00.000Z',
    });
  });

  it('leaves out projects on days that cannot be counted', async () => {
    const { engine, joints } = engineOf(mixed);
    await engine.run();
    expect(settled(groupsOf(engine, joints[0].id))).toEqual(truthOf(mixed));
  });

  it('says what a day of one would say where none can be counted', async () => {
    const names = ['acme/payment-router', 'acme/legacy-invoices'];
    const { engine, joints } = engineOf(names);
    await engine.run();
    const told = settled(groupsOf(engine, joints[0].id));
    expect(told).toEqual(truthOf(names));
    expect(usersOf(told, '2026-11-10')).toMatchObject({
      denominator: 0,
      complete: true,
    });
    // By project, and once more for the one that did not come back: nobody is known who could be asked for together.
    expect(requestsOf('sessions')).toBe(2);
  });

  it('tells no names, and one joint target for each organization', async () => {
    const { engine, joints } = engineOf([
      ...shop,
      'acme-eu/stock-levels',
      'acme-eu/ranking',
    ]);
    expect(joints.map(({ title }) => title)).toEqual([
      '2 projects of acme',
      '2 projects of acme-eu',
    ]);
    await engine.run();
    for (const { id } of joints) {
      const { page, groups } = engine.target(id);
      expect(page?.state).toBe('ok');
      const text = JSON.stringify([...groups.values()]);
      expect(text).not.toMatch(/account-profile|stock-levels|ranking/);
      const [fact] = [...groups.values()].flatMap(group => group.facts);
      expect(Object.keys(fact.dimensions)).toEqual([
        'organization',
        'environment',
      ]);
    }
  });

  it('asks once for all its days, and shares what is asked of its parts', async () => {
    const { engine } = engineOf(shop);
    await engine.run();
    scenario.pass(day);
    scenario.sandbox.requests.reset();
    await engine.run();
    expect(requestsOf('sessions')).toBe(2);
    expect(requestsOf('events')).toBe(1);
    expect(requestsOf('projects')).toBe(1);
  });

  it('reads its parts itself where they are not due', async () => {
    const { engine, joints } = engineOf(shop);
    for (const name of shop) engine.targets.delete(scenario.idOf(name));
    await engine.run();
    expect(settled(groupsOf(engine, joints[0].id))).toEqual(truthOf(shop));
  });

  it('goes on where it was when it is killed between pages', async () => {
    const { engine, joints } = engineOf(mixed, { history: '70d' });
    for (const pages of [1, 6, 12]) {
      await expect(
        engine.run({ pagesUntilKilled: pages }),
      ).rejects.toBeInstanceOf(Killed);
    }
    await scenario.runUntilRead(engine);
    const { engine: straight } = engineOf(mixed, { history: '70d' });
    await straight.run();
    const [{ id }] = joints;
    expect(settled(groupsOf(engine, id))).toEqual(
      settled(groupsOf(straight, id)),
    );
  });

  it('comes to the same however Sentry answers', async () => {
    const { engine, joints } = engineOf(mixed);
    for (const fault of [
      { kind: 'status', status: 502, probability: 0.05 },
      { kind: 'connectionReset', probability: 0.05 },
      { kind: 'truncatedBody', probability: 0.05 },
      { kind: 'tooManyRequests', retryAfterSeconds: 7, probability: 0.02 },
    ] as const) {
      scenario.sandbox.faults.add(fault);
    }
    await scenario.runUntilRead(engine);
    expect(settled(groupsOf(engine, joints[0].id))).toEqual(truthOf(mixed));
  });

  it.each([
    ['a table', [], true],
    ['a series', ['sentry events'], true],
    ['an older series', ['sentry events'], false],
  ] as const)(
    'counts affected users from %s where release health is missing',
    async (_, refused, eventsTimeseries) => {
      await scenario.sandbox.stop();
      scenario = await Scenario.start({ sentry: { eventsTimeseries } });
      for (const name of shop) scenario.project(name).releaseHealth = false;
      for (const operation of refused) {
        scenario.sandbox.faults.add({
          kind: 'status',
          status: 400,
          message: 'Invalid field: "timestamp.to_day"',
          operation,
          times: eventsTimeseries ? undefined : 2,
        });
      }
      const { engine, joints } = engineOf(shop, { history: '2d' });
      await engine.run();
      const told = collected(groupsOf(engine, joints[0].id));
      const wanted = [
        ...jointTruth(
          scenario.sandbox.company,
          shop.map(it => scenario.project(it)),
          { from: '2026-11-18', to: '2026-11-19' },
        ),
      ];
      expect(
        [...told].filter(([, it]) => it.day === '2026-11-18').sort(),
      ).toEqual(wanted.sort());
      const [web, mobile] = shop.map(
        it =>
          collected(groupsOf(engine, scenario.idOf(it))).get(
            'sentry.errorsPerAffectedUser 2026-11-18',
          )!,
      );
      const both = told.get('sentry.errorsPerAffectedUser 2026-11-18')!;
      expect(both.denominator).toBeLessThan(
        web.denominator + mobile.denominator,
      );
    },
  );

  it('leaves out a project that is gone', async () => {
    const { engine, joints } = engineOf([...shop, 'acme/nothing']);
    await engine.run();
    expect(joints[0].title).toBe('3 projects of acme');
    expect(engine.target(joints[0].id).page?.state).toBe('ok');
    expect(settled(groupsOf(engine, joints[0].id))).toEqual(truthOf(shop));
  });

  describe('when one of them is away for some days', () => {
    const [webName, mobileName] = shop;

    const dayOf = (engine: MemoryEngine, id: string, date: string) =>
      usersOf(collected(groupsOf(engine, id)), date);

    const nextDay = (date: string) =>
      new Date(Date.parse(date) + day).toISOString().slice(0, 10);

    /** Of a day that is long over. */
    const wanted = (date: string) =>
      usersOf(
        jointTruth(
          scenario.sandbox.company,
          shop.map(it => scenario.project(it)),
          { from: date, to: nextDay(date) },
        ),
        date,
      );

    it('makes up for them once it is there again, and says so', async () => {
      const { engine, joints } = engineOf(shop);
      const [{ id }] = joints;
      await engine.run();
      const web = scenario.project(webName);
      web.organization = 'elsewhere';
      for (let passed = 0; passed < 3; passed++) {
        scenario.pass(day);
        await engine.run();
      }
      const alone = scenario.sandbox.company.errors.day(
        scenario.project(mobileName),
        'production',
        '2026-11-21',
      );
      expect(dayOf(engine, id, '2026-11-21')?.numerator).toBe(alone.events);

      web.organization = 'acme';
      for (const pause of [day, hour]) {
        scenario.pass(pause);
        await engine.run();
      }
      // The first read without it, on November 21, began with the day before the last read.
      for (const date of [
        '2026-11-19',
        '2026-11-20',
        '2026-11-21',
        '2026-11-22',
      ]) {
        expect(dayOf(engine, id, date)).toEqual(wanted(date));
      }
      expect(engine.target(id).page).toMatchObject({
        state: 'ok',
        historyFrom: '2026-10-31T00:00:00.000Z',
        historyReadAnew: expect.stringContaining('from 2026-11-19 on'),
      });

      scenario.pass(hour);
      await engine.run();
      const { page } = engine.target(id);
      expect(page?.historyReadAnew).toBeUndefined();
      expect(page?.groups.map(({ key }) => key)).toEqual([
        'day/2026-11-23',
        'day/2026-11-24',
      ]);
    });

    it('makes up for those on which Sentry refused it', async () => {
      const { engine, joints } = engineOf(shop);
      const [{ id }] = joints;
      await engine.run();
      scenario.pass(day);
      // Of both together, and then of the first one alone.
      scenario.sandbox.faults.add({
        kind: 'status',
        status: 403,
        operation: 'sentry events',
        times: 2,
      });
      await engine.run();
      expect(engine.target(scenario.idOf(webName)).page?.state).toBe(
        'forbidden',
      );
      expect(dayOf(engine, id, '2026-11-19')).not.toEqual(wanted('2026-11-19'));
      for (const pause of [day, hour]) {
        scenario.pass(pause);
        await engine.run();
      }
      for (const date of ['2026-11-19', '2026-11-20']) {
        expect(dayOf(engine, id, date)).toEqual(wanted(date));
      }
    });
  });

  it('is gone when all of them are, and says so without names', async () => {
    const { engine, joints } = engineOf(['acme/nothing', 'acme/naught']);
    await engine.run();
    const { page } = engine.target(joints[0].id);
    expect(page).toMatchObject({
      state: 'gone',
      message: expect.stringContaining('none of its projects'),
    });
    expect(page?.message).not.toMatch(/nothing|naught/);
  });

  it('follows a part that gets another slug', async () => {
    const { engine, joints } = engineOf(shop);
    await engine.run();
    scenario.project(shop[0]).slug = 'profile';
    scenario.pass(day);
    await engine.run();
    expect(engine.target(joints[0].id).page?.state).toBe('ok');
    const told = collected(groupsOf(engine, joints[0].id));
    const [web, mobile] = ['profile', 'account-profile-mobile'].map(it =>
      scenario.sandbox.company.errors.day(
        scenario.project(`acme/${it}`),
        'production',
        '2026-11-19',
      ),
    );
    expect(usersOf(told, '2026-11-19')?.numerator).toBe(
      web.events + mobile.events,
    );
  });

  it('is failing when it cannot be read, and stops nobody', async () => {
    const { engine, joints } = engineOf([...shop, 'acme/checkout']);
    const others = engine.join(
      ['acme/checkout', shop[0]].map(it => scenario.idOf(it)),
    );
    // The first question is about each of them by itself.
    scenario.sandbox.faults.add({
      kind: 'status',
      status: 400,
      message: 'too much at once for account-profile-web',
      operation: 'sentry sessions',
      skip: 1,
    });
    await engine.run();
    for (const { id } of [...joints, ...others]) {
      const { page } = engine.target(id);
      expect(page?.state).toBe('failing');
      // Who may see one of them may not be allowed to know the other.
      expect(page?.message).toMatch(/does not answer for it: 400$/);
    }
    expect(JSON.stringify(engine.logger.lines)).toContain('too much at once');
    for (const name of [...shop, 'acme/checkout']) {
      expect(engine.target(scenario.idOf(name)).page?.state).toBe('ok');
    }
  });
});
