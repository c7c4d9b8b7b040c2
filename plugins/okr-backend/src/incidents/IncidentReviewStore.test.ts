import {
  IncidentReview,
  uniqueIncidents,
} from '@keyresults/backstage-plugin-okr-common';
import { FactGroup } from '@keyresults/backstage-plugin-okr-node';
import { Knex } from 'knex';
import {
  createTestDatabases,
  initTestDatabase,
  statementsOf,
} from '../__testUtils__/databases';
import { dayAt, groupsOf, incidentFact } from '../__testUtils__/facts';
import { addTarget } from '../__testUtils__/rows';
import { toIncident } from '../evaluation/shapes';
import { DatabaseFactStore, FactWriter } from '../facts';
import { IncidentReviewStore } from './IncidentReviewStore';

const databases = createTestDatabases();

function review(values: Partial<IncidentReview> = {}): IncidentReview {
  return { phases: {}, fiveWhys: [], actionItems: [], notes: '', ...values };
}

const started = (day: number) =>
  review({ phases: { started: new Date(dayAt(day)).toISOString() } });

describe.each(databases.eachSupportedId())('IncidentReviewStore on %s', id => {
  let database: Knex;
  let store: DatabaseFactStore;
  let reviews: IncidentReviewStore;
  let targetIds: number[];

  beforeEach(async () => {
    database = await initTestDatabase(databases, id);
    store = new DatabaseFactStore(database);
    reviews = new IncidentReviewStore(database);
    const target = {
      claim: 'mine',
      source: 'pagerduty',
      past_known_at: dayAt(50),
    };
    targetIds = [
      await addTarget(database, target),
      await addTarget(database, target),
    ];
  });

  async function write(targetId: number, day: number, groups: FactGroup[]) {
    await new FactWriter(database).writePage({
      targetId,
      claim: 'mine',
      groups,
      target: { last_run_at: dayAt(day) },
      now: dayAt(day),
    });
  }

  function save(key: string, expectedVersion: number, given: IncidentReview) {
    return reviews.save({
      source: 'pagerduty',
      key,
      expectedVersion,
      review: given,
      savedBy: 'user:default/ada',
      now: dayAt(60 + expectedVersion),
    });
  }

  /** The start of the incident under each of its targets. */
  async function startsOf(key: string) {
    const items = await store.incident('pagerduty', key);
    return items.map(({ phases }) => phases.started);
  }

  it('corrects the incident under all its targets, from then on', async () => {
    const fact = incidentFact('P1', { detected: 40, resolved: 41 });
    await write(targetIds[0], 50, groupsOf(fact));
    await write(targetIds[1], 50, groupsOf(fact));
    await database('targets').update({ changed: false });
    await save('P1', 0, started(39));

    const current = await store.incident('pagerduty', 'P1');
    expect(current).toHaveLength(2);
    for (const item of current) {
      expect(item).toMatchObject({
        phases: { started: dayAt(39), detected: dayAt(40) },
        said: { phases: { detected: dayAt(40), resolved: dayAt(41) } },
        corrected: ['started'],
        reviewVersion: 1,
        recordedAt: dayAt(60),
      });
      expect(item.said.phases.started).toBeUndefined();
    }
    const asOf = async (day: number) => {
      const { items } = await store.incidentItems({
        targetIds,
        window: { from: dayAt(0), to: dayAt(100) },
        asOf: dayAt(day),
        limit: 5,
      });
      return items.map(({ phases }) => phases.started);
    };
    expect(await asOf(59)).toEqual([undefined]);
    expect(await asOf(60)).toEqual([dayAt(39)]);
    const changed = await database('targets').pluck('changed');
    expect(changed.map(Boolean)).toEqual([true, true]);
  });

  it('holds when the source tells of the incident again', async () => {
    await write(
      targetIds[0],
      50,
      groupsOf(incidentFact('P1', { detected: 40 })),
    );
    await save('P1', 0, started(39));
    await write(
      targetIds[0],
      70,
      groupsOf(incidentFact('P1', { started: 40, detected: 40, resolved: 41 })),
    );
    const [item] = await store.incident('pagerduty', 'P1');
    expect(item.phases).toEqual({
      started: dayAt(39),
      detected: dayAt(40),
      resolved: dayAt(41),
    });
    expect(item.said.phases.started).toBe(dayAt(40));
  });

  it('gives way to the next review, and back to the source', async () => {
    await write(
      targetIds[0],
      50,
      groupsOf(incidentFact('P1', { started: 40 }, { area: 'shop' })),
    );
    await save('P1', 0, { ...started(39), area: 'payments' });
    await save('P1', 1, review({ notes: 'It was right at first' }));
    const [item] = await store.incident('pagerduty', 'P1');
    expect(item).toMatchObject({
      phases: { started: dayAt(40) },
      area: 'shop',
      corrected: [],
      reviewVersion: 2,
    });
    const history = await reviews.history({ source: 'pagerduty', key: 'P1' });
    expect(history.map(({ version, savedBy }) => [version, savedBy])).toEqual([
      [2, 'user:default/ada'],
      [1, 'user:default/ada'],
    ]);
    expect(history[1].review).toEqual({ ...started(39), area: 'payments' });
  });

  it.each([
    ['with notes only', { detected: 40_000 }, {}],
    ['with notes only, without a phase', {}, {}],
    ['that says nobody knows when', { detected: 40 }, { detected: null }],
  ])(
    'leaves an incident without a usable phase where it was counted, %s',
    async (_, said, phases) => {
      await write(targetIds[0], 50, groupsOf(incidentFact('P1', said)));
      await save('P1', 0, review({ phases, notes: 'Looked at it' }));
      await save('P1', 1, review({ phases, notes: 'And again' }));
      await write(
        targetIds[0],
        70,
        groupsOf(incidentFact('P1', said, { title: 'Retitled' })),
      );
      const [{ counted_at: at }] = await database('incidents')
        .whereNull('superseded_at')
        .select('counted_at');
      expect(Number(at)).toBe(dayAt(50));
    },
  );

  it('leaves what was said last of an incident the last, under whichever target', async () => {
    await write(
      targetIds[1],
      50,
      groupsOf(incidentFact('P1', { detected: 40 })),
    );
    await write(
      targetIds[0],
      55,
      groupsOf(incidentFact('P1', { detected: 45 })),
    );
    await save('P1', 0, review({ notes: 'Looked at it' }));
    const query = {
      targetIds,
      window: { from: dayAt(0), to: dayAt(100) },
      asOf: dayAt(90),
      limit: 5,
    };
    const { items } = await store.incidentItems(query);
    expect(items.map(({ phases }) => phases)).toEqual([
      { detected: dayAt(45) },
    ]);
    const versions = await store.incidentVersions({
      targetIds: query.targetIds,
      ...query.window,
      knownFrom: dayAt(60),
    });
    const [incident, ...others] = uniqueIncidents(versions.map(toIncident));
    expect(others).toEqual([]);
    expect(incident.phases).toEqual({ detected: dayAt(45) });
  });

  it('reads the reviews that count of many incidents in one statement', async () => {
    const facts = ['P1', 'P2', 'P3'].map(key => incidentFact(key, {}));
    await write(targetIds[0], 50, groupsOf(...facts));
    await save('P1', 0, started(1));
    await save('P1', 1, started(2));
    await save('P2', 0, started(3));
    let latest = new Map();
    const statements = await statementsOf(database, async () => {
      latest = await reviews.latest(
        ['P1', 'P2', 'P3'].map(key => ({ source: 'pagerduty', key })),
      );
    });
    expect(statements).toHaveLength(1);
    expect(
      [...latest].map(([key, { version }]) => [key, version]).sort(),
    ).toEqual([
      ['pagerduty/P1', 2],
      ['pagerduty/P2', 1],
    ]);
  });

  it('refuses to overwrite what somebody saved meanwhile', async () => {
    await write(targetIds[0], 50, groupsOf(incidentFact('P1', {})));
    await save('P1', 0, started(1));
    await expect(save('P1', 0, started(2))).rejects.toThrow(
      'saved as version 1 meanwhile',
    );
    expect(await startsOf('P1')).toEqual([dayAt(1)]);
  });

  it('keeps nothing about an incident that no source tells of', async () => {
    await expect(save('P9', 0, started(1))).rejects.toThrow(
      'does not tell of an incident P9',
    );
    expect(await database('incident_reviews')).toEqual([]);
  });

  it('lets one of two win who save at once', async () => {
    await write(targetIds[0], 50, groupsOf(incidentFact('P1', {})));
    const outcomes = await Promise.allSettled([
      save('P1', 0, started(1)),
      save('P1', 0, started(2)),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    const [winner] = await reviews.history({ source: 'pagerduty', key: 'P1' });
    const said = winner.review.phases.started ?? '';
    expect(await startsOf('P1')).toEqual([Date.parse(said)]);
  });

  it('is in every row, however writes and a save overlap', async () => {
    for (let round = 0; round < 15; round += 1) {
      const key = `P${round}`;
      await write(
        targetIds[0],
        50,
        groupsOf(incidentFact(key, { detected: 2 })),
      );
      await Promise.all([
        // Known to the save beforehand, and not.
        write(
          targetIds[0],
          51,
          groupsOf(incidentFact(key, { detected: 2, resolved: 3 })),
        ),
        save(key, 0, started(1)),
        write(targetIds[1], 51, groupsOf(incidentFact(key, { detected: 2 }))),
      ]);
      expect(await startsOf(key)).toEqual([dayAt(1), dayAt(1)]);
      const current = await store.incident('pagerduty', key);
      expect(current[0].said.phases.resolved).toBe(dayAt(3));
    }
  });
});
