import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { initTestDatabase } from '../../__testUtils__/databases';
import { World } from '../../api/__testUtils__/world';
import { ADA, startPeopleApi } from './PeopleApi';

export const REF = 'component:default/checkout';
export const PATH = '/component/default/checkout/check-ins';
/** The key result that is spoken of unless said otherwise. */
export const nps = { objectiveId: 'no-waiting', keyResultId: 'nps' };

const ANNOTATION = `no-waiting:
  objective: Nobody waits
  cycle: 2026-Q4
  keyResults:
    nps: { title: Developer NPS, from: 20, to: 35, unit: points }
    rota: { title: Rota kept, habit: 1 per week }
    reviews: { title: Reviews given, habit: 3 per week, count: { metric: github.reviewWait } }
    template: { title: Template adopted, done: false }
    broken: { title: Broken, metric: nowhere.metric, from: 1, to: 2 }
before:
  objective: Last quarter
  cycle: 2026-Q3
  keyResults:
    nps: { title: Developer NPS, from: 10, to: 20, unit: points }
`;

/** The id of the first, second, … check-in of a test. */
export function idOf(digit: number): string {
  return `00000000-0000-4000-8000-${String(digit).padStart(12, '0')}`;
}

/** A service with key results of every kind on a Wednesday, and what people say of them. */
export async function startSayings(
  databases: TestDatabases,
  databaseId: TestDatabaseId,
) {
  const database = await initTestDatabase(databases, databaseId);
  const world = new World(database, '2026-11-18T12:00:00Z');
  await world.entity(REF, {}, { annotation: ANNOTATION });
  const api = await startPeopleApi(database, world, { entityRefs: [REF] });
  return {
    world,
    api,
    say: (digit: number, said: object, caller = ADA) =>
      api.send('post', PATH, caller).send({ id: idOf(digit), ...nps, ...said }),
    edit: (digit: number, said: object, caller = ADA) =>
      api.send('put', `${PATH}/${idOf(digit)}`, caller).send(said),
    remove: (digit: number, version: number, caller = ADA) =>
      api.send('delete', `${PATH}/${idOf(digit)}?version=${version}`, caller),
    list: async (query = '') => (await api.send('get', `${PATH}${query}`)).body,
    laterBy: (hours: number) => {
      world.now += hours * 3_600_000;
    },
  };
}

export type Sayings = Awaited<ReturnType<typeof startSayings>>;
