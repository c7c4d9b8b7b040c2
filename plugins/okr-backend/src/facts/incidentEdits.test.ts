import fc from 'fast-check';
import { Knex } from 'knex';
import {
  createTestDatabases,
  initTestDatabase,
} from '../__testUtils__/databases';
import {
  EditedIncident,
  IncidentEdit,
  IncidentWords,
} from '../__testUtils__/EditedIncident';

const databases = createTestDatabases();
const firstDay = 50;
const dayOf = (index: number) => firstDay + 5 * index;

/** In days; none, right, mistyped, still to come, and in the wrong order. */
const phasesSaid = fc.constantFrom(
  {},
  { detected: 40 },
  { started: 39, detected: 40, resolved: 42 },
  { detected: 40_000 },
  { detected: 70 },
  { started: 41, resolved: 70 },
  { detected: 44, resolved: 43 },
);

const words: fc.Arbitrary<IncidentWords> = fc.record({
  title: fc.constantFrom('Down', 'Checkout is down'),
  url: fc.constantFrom('https://example.com/1', 'https://example.com/2'),
  dimensions: fc.constantFrom<Record<string, string>>({}, { region: 'eu' }),
  severity: fc.constantFrom(undefined, 'SEV1', 'SEV2'),
  area: fc.constantFrom(undefined, 'shop'),
});

const under = fc.constantFrom<0 | 1>(0, 1);
const step: fc.Arbitrary<IncidentEdit> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('told' as const), under, words }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('gone' as const), under }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('reviewed' as const),
      notes: fc.constantFrom('Looked at it', 'And again'),
    }),
  },
);
const steps = fc.array(step, { minLength: 2, maxLength: 8 });

/** By the estimators, by the list, and by the list of each day alone. */
function countedOn(...days: number[]) {
  return { days, total: days.length, each: days.map(() => 1) };
}

describe.each(databases.eachSupportedId())('edited incidents on %s', id => {
  let database: Knex;

  beforeAll(async () => {
    database = await initTestDatabase(databases, id);
  }, 60_000);

  it('are counted on the day on which they were first, whatever is said of them but their phases', async () => {
    await fc.assert(
      fc.asyncProperty(phasesSaid, steps, async (phases, edits) => {
        const incident = await EditedIncident.start(database);
        const toldFirst = edits.findIndex(({ kind }) => kind === 'told');
        fc.pre(toldFirst >= 0);
        const toldOn = dayOf(toldFirst);
        // The first phase that can be right as of when they were learned; else that very instant.
        const right = [phases.detected, phases.started, phases.resolved].find(
          day => day !== undefined && day <= toldOn + 1,
        );
        for (const [index, edit] of edits.entries()) {
          await incident.live(dayOf(index), edit, phases);
          const days = incident.isTold() ? [right ?? toldOn] : [];
          expect(await incident.counted(dayOf(index) + 0.5)).toEqual(
            countedOn(...days),
          );
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('answer as they did, as of every instant before an edit', async () => {
    const changes = fc.array(fc.tuple(step, phasesSaid), {
      minLength: 2,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(changes, async edits => {
        const incident = await EditedIncident.start(database);
        const answers = new Map<number, unknown>();
        for (const [index, [edit, phases]] of edits.entries()) {
          await incident.live(dayOf(index), edit, phases);
          const asOf = dayOf(index) + 0.5;
          answers.set(asOf, await incident.answer(asOf));
        }
        for (const [asOf, answer] of answers) {
          expect(await incident.answer(asOf)).toEqual(answer);
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('are not seen as of an instant before they were first told', async () => {
    const incident = await EditedIncident.start(database);
    const told = { kind: 'told', under: 0, words: {} } as const;
    await incident.live(60, told, {});
    await incident.live(65, { kind: 'gone', under: 0 }, {});
    await incident.live(70, { ...told, under: 1 }, {});
    expect(await incident.counted(59.5)).toEqual(countedOn());
    expect(await incident.counted(60.5)).toEqual(countedOn(60));
    expect(await incident.counted(65.5)).toEqual(countedOn());
    expect(await incident.counted(70.5)).toEqual(countedOn(60));
  });
});

describe.each(databases.eachSupportedId())(
  'incidents told at once on %s',
  id => {
    it('were first learned at one instant, under whichever target that was', async () => {
      const database = await initTestDatabase(databases, id);
      for (let round = 0; round < 15; round += 1) {
        const incident = await EditedIncident.start(database);
        const told = { kind: 'told', words: {} } as const;
        await Promise.all([
          incident.live(60, { ...told, under: 0 }, {}),
          incident.live(61, { ...told, under: 1 }, {}),
        ]);
        const [first] = (await incident.counted(62)).days;
        expect([60, 61]).toContain(first);
        await incident.live(
          70,
          { ...told, under: 0, words: { title: 'Down' } },
          {},
        );
        expect(await incident.counted(70.5)).toEqual(countedOn(first));
        await incident.live(
          75,
          { ...told, under: 1, words: { title: 'Down' } },
          {},
        );
        expect(await incident.counted(75.5)).toEqual(countedOn(first));
      }
    }, 60_000);
  },
);
