import { parseAnnotation } from '../annotation/parse';
import { metricDefinitions } from '../metrics';
import { AnnotationVersion } from './AnnotationVersion';
import { addedPromises, takenOutPromises } from './comingAndGoing';

const metrics = metricDefinitions;
const options = {
  cycle: {
    from: Date.parse('2026-10-01T00:00:00Z'),
    to: Date.parse('2027-01-01T00:00:00Z'),
  },
  cycles: {},
  metrics,
};

const on = (day: string) => Date.parse(`${day}T12:00:00Z`);

/** An objective with key results that are done or not. */
const objective = (
  id: string,
  keyResults: Record<string, string>,
  cycle = '2026-Q4',
) => `${id}:
  objective: Objective ${id}
  cycle: ${cycle}
  keyResults:
${Object.entries(keyResults)
  .map(([key, title]) => `    ${key}: { title: ${title}, done: false }\n`)
  .join('')}`;

type Given = [
  day: string,
  text: string | undefined,
  who?: Partial<AnnotationVersion>,
];

const versionsOf = (given: Given[]): AnnotationVersion[] =>
  given.map(([day, text, who]) => ({
    recordedAt: on(day),
    parsed: text === undefined ? undefined : parseAnnotation(text, { metrics }),
    ...who,
  }));

const takenOut = (given: Given[]) =>
  takenOutPromises(versionsOf(given), options);
const added = (given: Given[]) => addedPromises(versionsOf(given), options);

const both = objective('quick', { wait: 'Reviews wait less', rota: 'Rota' });
const one = objective('quick', { rota: 'Rota' });
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('takenOutPromises', () => {
  it('tells what is gone, when, by whom and why, and for how long it was promised', () => {
    const who = {
      changedBy: 'user:default/ada',
      reason: 'Nobody reviews in December',
      url: 'https://github.com/acme/checkout/pull/12',
      commit: { id: 'abc' },
    };
    expect(
      takenOut([
        ['2026-09-20', both],
        ['2026-12-10', one, who],
      ]),
    ).toEqual([
      {
        objectiveId: 'quick',
        objective: 'Objective quick',
        keyResultId: 'wait',
        title: 'Reviews wait less',
        at: '2026-12-10T12:00:00.000Z',
        by: 'user:default/ada',
        reason: 'Nobody reviews in December',
        url: 'https://github.com/acme/checkout/pull/12',
        commit: { id: 'abc' },
        // 31 days of October, 30 of November, nine and a half of December.
        promisedMs: 70.5 * DAY,
      },
    ]);
  });

  it('tells every key result of an objective that is gone, and of an annotation', () => {
    const other = objective('safe', { tests: 'Tests' });
    expect(
      takenOut([
        ['2026-09-20', both + other],
        ['2026-11-10', other],
        ['2026-11-20', undefined],
      ]).map(({ keyResultId, at }) => [keyResultId, at.slice(0, 10)]),
    ).toEqual([
      ['wait', '2026-11-10'],
      ['rota', '2026-11-10'],
      ['tests', '2026-11-20'],
    ]);
  });

  it('tells an objective that was put off to the next cycle', () => {
    expect(
      takenOut([
        ['2026-09-20', both],
        ['2026-12-10', both.replace('2026-Q4', '2027-Q1')],
      ]),
    ).toHaveLength(2);
  });

  it('leaves out what came back, what went before the cycle and what went after it', () => {
    const gone = objective('early', { plan: 'Plan' });
    expect(
      takenOut([
        ['2026-09-10', both + gone],
        ['2026-09-20', both],
        ['2026-11-10', one],
        ['2026-11-11', both],
        ['2027-01-02', undefined],
      ]),
    ).toEqual([]);
  });

  it('counts the time before and after it was gone for a while', () => {
    const [gone] = takenOut([
      ['2026-11-01', both],
      ['2026-11-02', one],
      ['2026-11-10', both.replace('Reviews wait less', 'Reviews')],
      ['2026-11-13', one],
    ]);
    expect(gone).toMatchObject({ title: 'Reviews', promisedMs: 4 * DAY });
  });

  it('does not take a fault for a removal', () => {
    expect(
      takenOut([
        ['2026-09-20', both],
        ['2026-11-10', '{ nothing: '],
        ['2026-11-11', 'quick: [ Reviews wait less\n'],
        ['2026-11-12', both.replace('keyResults:', 'keyResutls:')],
      ]),
    ).toEqual([]);
  });

  it('is not kept from telling by a fault in something else', () => {
    const faulty = objective('quick', { rota: 'Rota' }).replace(
      'done: false',
      'done: perhaps',
    );
    expect(
      takenOut([
        ['2026-09-20', both],
        ['2026-11-10', faulty],
      ]).map(({ keyResultId }) => keyResultId),
    ).toEqual(['wait']);
  });
});

describe('addedPromises', () => {
  it('tells what came beside other key results of the cycle', () => {
    expect(
      added([
        ['2026-09-20', one],
        ['2026-11-10', both, { changedBy: 'user:default/ada' }],
      ]),
    ).toEqual([
      {
        objectiveId: 'quick',
        objective: 'Objective quick',
        keyResultId: 'wait',
        title: 'Reviews wait less',
        at: '2026-11-10T12:00:00.000Z',
        by: 'user:default/ada',
      },
    ]);
  });

  it('takes what is written first of a cycle for its plan, however late', () => {
    expect(added([['2026-11-10', both]])).toEqual([]);
    expect(
      added([
        ['2026-09-20', undefined],
        ['2026-11-10', both],
      ]),
    ).toEqual([]);
    expect(
      added([
        ['2026-09-20', both.replace('2026-Q4', '2026-Q3')],
        ['2026-10-10', both],
      ]),
    ).toEqual([]);
  });

  it('leaves out what came before the cycle, and what came back', () => {
    expect(
      added([
        ['2026-09-10', one],
        ['2026-09-20', both],
        ['2026-11-10', one],
        ['2026-11-11', both],
      ]),
    ).toEqual([]);
  });
});
