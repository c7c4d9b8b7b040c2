import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { initTestDatabase } from '../../__testUtils__/databases';
import { incident, World } from './world';

export type InitializedIncidents = Awaited<ReturnType<typeof initIncidents>>;

/**
 * A team of three services, one of which Bob may not see, with six incidents in the last 91 days and one before. It is
 * 12:00 on 18 November 2026, UTC.
 */
export async function initIncidents(
  databases: TestDatabases,
  databaseId: TestDatabaseId,
) {
  const database = await initTestDatabase(databases, databaseId);
  const world = new World(database, '2026-11-18T12:00:00Z');
  const add = (title: string, source: string) =>
    world.target(title, '2026-05-01', { source, reference: title });
  const targets = {
    checkout: await add('PagerDuty: Checkout', 'pagerduty'),
    search: await add('PagerDuty: Search', 'pagerduty'),
    secret: await add('incident.io: secret', 'incident-io'),
  };
  const leaves = {
    'component:default/checkout': [targets.checkout],
    'component:default/search': [targets.search],
    'component:default/secret': [targets.secret],
  };
  for (const [ref, ids] of Object.entries(leaves)) {
    await world.entity(ref, { [ref]: ids });
  }
  await world.entity('group:default/team', leaves);
  await world.entity('component:default/lonely', {
    'component:default/lonely': [],
  });

  const shared = incident(
    'A',
    {
      started: '2026-10-01T10:00',
      detected: '2026-10-01T10:30',
      acknowledged: '2026-10-01T10:40',
      mitigated: '2026-10-01T11:00',
      resolved: '2026-10-01T12:00',
    },
    { severity: 'P1', area: 'payments' },
  );
  await world.learn(targets.checkout, [
    shared,
    incident(
      'B',
      {
        started: '2026-11-02T08:00',
        detected: '2026-11-02T08:10',
        acknowledged: '2026-11-02T08:15',
        mitigated: '2026-11-02T08:40',
        resolved: '2026-11-02T09:00',
      },
      { severity: 'sev-2', area: 'payments' },
    ),
    incident(
      'C',
      { detected: '2026-11-10T10:00', resolved: '2026-11-10T11:00' },
      { severity: 'minor', area: 'search' },
    ),
    incident(
      'D',
      {
        started: '2026-11-12T10:00',
        detected: '2026-11-12T09:00',
        resolved: '2026-11-12T12:00',
      },
      { severity: 'odd' },
    ),
    incident(
      'E',
      {
        started: '2026-07-01T09:00',
        detected: '2026-07-01T10:00',
        resolved: '2026-07-01T13:00',
      },
      { severity: 'SEV1', area: 'payments' },
    ),
  ]);
  await world.learn(targets.search, [shared]);
  await world.learn(targets.secret, [
    incident(
      'S',
      {
        started: '2026-10-20T10:00',
        detected: '2026-10-20T11:00',
        resolved: '2026-10-20T12:00',
      },
      { title: 'secret outage', severity: 'critical', area: 'payments' },
    ),
    incident(
      'S2',
      { started: '2026-11-15T10:00', detected: '2026-11-15T09:00' },
      { title: 'secret mess', severity: 'low' },
    ),
  ]);
  return {
    database,
    world,
    targets,
    catalog: {
      entities: [
        ...Object.keys(leaves),
        'group:default/team',
        'component:default/lonely',
      ],
      hiddenFromBob: ['component:default/secret'],
    },
  };
}
