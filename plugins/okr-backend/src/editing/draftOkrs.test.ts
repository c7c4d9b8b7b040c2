import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import { review, World } from '../api/__testUtils__/world';
import { readOkrs } from '../api/readOkrs';
import { draftOkrs } from './draftOkrs';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const ref = 'component:default/checkout';
const annotation = `no-waiting:
  objective: Nobody waits
  cycle: 2026-Q4
  keyResults:
    review-wait:
      metric: github.reviewWait
      stat: p50
      from: measured
      to: 24h
`;
const sight = { visible: async (refs: readonly string[]) => new Set(refs) };

describe.each(databases.eachSupportedId())('draftOkrs on %s', id => {
  it('shows what the tab would show, and writes nothing', async () => {
    const database = await initTestDatabase(databases, id);
    const world = new World(database, '2026-11-18T12:00:00Z');
    const target = await world.target('acme/checkout', '2026-01-01T00:00:00Z');
    await world.entity(ref, { [ref]: [target] }, { annotation });
    await world.learn(
      target,
      [review('2026-09-10T10:00:00Z', 50)],
      '2026-09-20T00:00:00Z',
    );
    await world.learn(target, [
      review('2026-11-10T10:00:00Z', 30),
      review('2026-11-11T10:00:00Z', 20),
    ]);
    const rows = async () =>
      Promise.all(
        ['snapshots', 'baselines'].map(table => database(table).select()),
      );
    const draft = (text: string | undefined, cycle?: string) =>
      draftOkrs(
        world.context,
        { entityRef: ref, annotation: text, cycle },
        sight,
      );

    const first = await draft(annotation);
    expect(first.objectives[0].keyResults[0]).toMatchObject({
      targetValue: 86_400,
      baseline: { value: { kind: 'value', value: 180_000 } },
    });
    expect(await rows()).toEqual([[], []]);

    await world.evaluate();
    const written = await rows();
    const shown = await readOkrs(world.context, { entityRef: ref }, sight);
    expect(shown.objectives).toHaveLength(1);
    expect(await draft(annotation)).toEqual(shown);

    const easier = await draft(annotation.replace('24h', '30h'));
    expect(easier.objectives[0].keyResults[0]).toMatchObject({
      targetValue: 108_000,
      current: shown.objectives[0].keyResults[0].current,
    });
    const later = await draft(
      annotation.replace('2026-Q4', '2027-Q1'),
      '2027-Q1',
    );
    expect(later).toMatchObject({
      cycle: { id: '2027-Q1' },
      objectives: [{ keyResults: [{ state: 'not started' }] }],
    });
    const [supporting] = (
      await draftOkrs(
        world.context,
        {
          entityRef: ref,
          cycle: undefined,
          annotation: annotation.replace(
            '  keyResults',
            '  supports: group:default/secret#slow\n  keyResults',
          ),
        },
        { visible: async () => new Set() },
      )
    ).objectives;
    expect(supporting).toMatchObject({ supportsHidden: true });
    expect(supporting.supports).toBeUndefined();
    expect(await draft(undefined)).toMatchObject({
      hasAnnotation: false,
      objectives: [],
    });
    const wrong = await draft('no-waiting: [');
    expect(wrong.problems.length).toBeGreaterThan(0);
    expect(await rows()).toEqual(written);
  });

  it('evaluates an entity that is not known yet', async () => {
    const database = await initTestDatabase(databases, id);
    const world = new World(database, '2026-11-18T12:00:00Z');
    const draft = await draftOkrs(
      world.context,
      { entityRef: ref, annotation, cycle: undefined },
      sight,
    );
    expect(draft.objectives[0].keyResults[0].state).toBe('no data');
  });
});
