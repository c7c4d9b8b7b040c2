import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { initTestDatabase } from '../../__testUtils__/databases';
import { review, World } from '../../api/__testUtils__/world';
import { CheckInStore } from '../../checkIns';
import {
  ADA,
  BEA,
  startPeopleApi,
} from '../../checkIns/__testUtils__/PeopleApi';

export const REF = 'component:default/checkout';
export const SUPPORTED = 'group:default/engineering';
export const CYCLES = '/component/default/checkout/cycles';
export const CHECK_INS = '/component/default/checkout/check-ins';

export const ANNOTATION = `no-waiting:
  objective: Nobody waits
  cycle: 2026-Q3
  supports: ${SUPPORTED}#marketplace
  keyResults:
    review-wait: { metric: github.reviewWait, stat: p50, from: 20h, to: 8h }
    nps: { title: Developer NPS, from: 20, to: 35, unit: points }
next:
  objective: Next quarter
  cycle: 2026-Q4
  keyResults:
    nps: { title: Developer NPS, from: 35, to: 40, unit: points }
`;

/** What is said of the quarter unless a test says otherwise. */
export const said = {
  version: 0,
  summary: 'We **waited** less.',
  verdicts: [
    {
      objectiveId: 'no-waiting',
      verdict: 'change',
      sentence: 'Count the weekend out.',
    },
  ],
};

/** An id of a check-in. */
export function idOf(digit: number): string {
  return `00000000-0000-4000-8000-${String(digit).padStart(12, '0')}`;
}

/**
 * A service on the day after its third quarter. Of its two reviews one took 10 hours and one 14, so that half of them took
 * at most 12; and somebody said on the last day that the other key result came to 29 of the way from 20 to 35.
 */
export async function startQuarters(
  databases: TestDatabases,
  databaseId: TestDatabaseId,
  options: { who?: 'owners' | 'anyone'; perHour?: number } = {},
) {
  const database: Knex = await initTestDatabase(databases, databaseId);
  const world = new World(database, '2026-09-30T12:00:00Z');
  const target = await world.target('acme/checkout', '2026-06-01T00:00:00Z');
  await world.entity(
    REF,
    { [REF]: [target] },
    { annotation: ANNOTATION, title: 'Checkout' },
  );
  await world.learn(target, [
    review('2026-09-14T00:00:00Z', 10),
    review('2026-09-15T00:00:00Z', 14),
  ]);
  await new CheckInStore(database).create({
    ...{ entityRef: REF, id: idOf(1), author: BEA, now: world.now },
    ...{ objectiveId: 'no-waiting', keyResultId: 'nps' },
    ...{ cycle: '2026-Q3', title: 'Developer NPS' },
    content: { day: '2026-09-30', value: 29, confidence: 4, words: 'Nearly.' },
  });
  await world.evaluate();
  world.now = Date.parse('2026-10-01T09:00:00Z');
  await world.setTarget(target, { collected_through: world.now });
  await world.evaluate();
  const api = await startPeopleApi(database, world, {
    entityRefs: [REF, SUPPORTED],
    ...options,
  });
  return {
    database,
    world,
    target,
    api,
    close: (content: object = said, caller = ADA, cycle = '2026-Q3') =>
      api.send('put', `${CYCLES}/${cycle}/closing`, caller).send(content),
    overview: (path: string, caller = ADA) => api.get(path, caller),
    report: async (caller = ADA, cycle = '2026-Q3') =>
      (await api.send('get', `${CYCLES}/${cycle}/report`, caller)).body,
  };
}

export type Quarters = Awaited<ReturnType<typeof startQuarters>>;
