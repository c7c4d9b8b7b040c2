import {
  AnnotationVersion,
  parseAnnotation,
} from '@keyresults/backstage-plugin-okr-common';
import { entityCycles } from './entityCycles';
import { promisedAtEnd } from './promisedAtEnd';

const cycles = { fiscalYearStartMonth: 1, timeZone: 'UTC' };
const now = Date.parse('2027-01-10T00:00:00Z');

const promising = (to: number, cycle = '2026-Q4') =>
  parseAnnotation(
    `happy:
  objective: People like to work here
  cycle: ${cycle}
  keyResults:
    nps: { title: Developer NPS, from: 20, to: ${to}, unit: points }
`,
    { metrics: [], cycles },
  );

const version = (
  day: string,
  parsed: AnnotationVersion['parsed'],
): AnnotationVersion => ({ recordedAt: Date.parse(day), parsed });

/** The target values that Q4 is judged by, with an annotation that says 25 by now. */
const judgedBy = (history: AnnotationVersion[], isClosed = true) => {
  const { objectives, problems } = promising(25);
  const { cycle } = entityCycles(objectives, now, cycles).find(
    ({ cycle: { id } }) => id === '2026-Q4',
  )!;
  const task = { cycle, objectives, problems, asOf: cycle.to, isClosed };
  return promisedAtEnd(task, history, now, { cycles }).objectives.flatMap(
    ({ keyResults }) =>
      keyResults.map(keyResult =>
        keyResult.kind === 'manual' ? keyResult.to : undefined,
      ),
  );
};

describe('promisedAtEnd', () => {
  it('takes the last version until the end', () => {
    expect(
      judgedBy([
        version('2026-10-02', promising(40)),
        version('2027-01-01', promising(35)),
        version('2027-01-02', promising(25)),
      ]),
    ).toEqual([35]);
  });

  it('takes what it says now where nothing has changed', () => {
    expect(judgedBy([])).toEqual([25]);
  });

  it('takes what was promised first where nothing was until the end', () => {
    for (const before of [undefined, promising(40, '2026-Q3')]) {
      expect(
        judgedBy([
          version('2026-10-02', before),
          version('2027-01-02', promising(35)),
          version('2027-01-03', promising(25)),
        ]),
      ).toEqual([35]);
    }
    expect(
      judgedBy([
        version('2027-01-02', promising(35)),
        version('2027-01-03', promising(25)),
      ]),
    ).toEqual([35]);
  });

  it('leaves a cycle that goes on as the annotation has it now', () => {
    expect(
      judgedBy(
        [
          version('2026-10-02', promising(35)),
          version('2026-10-03', promising(25)),
        ],
        false,
      ),
    ).toEqual([25]);
  });
});
