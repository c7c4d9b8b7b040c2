import { reviewProblems } from './reviewProblems';

const objectives = ['no-waiting', 'fewer-surprises'];
const kept = { objectiveId: 'no-waiting', verdict: 'keep' as const };

describe('what is said of a cycle', () => {
  it('is right with one verdict on each objective', () => {
    expect(
      reviewProblems(
        {
          verdicts: [
            kept,
            {
              objectiveId: 'fewer-surprises',
              verdict: 'drop',
              sentence: 'Done.',
            },
          ],
        },
        objectives,
      ),
    ).toEqual([]);
  });

  it('needs no sentence to keep, and one to change or drop', () => {
    for (const verdict of ['change', 'drop'] as const) {
      expect(
        reviewProblems(
          {
            verdicts: [
              kept,
              { objectiveId: 'fewer-surprises', verdict, sentence: ' \n' },
            ],
          },
          objectives,
        ),
      ).toEqual([
        {
          field: 'verdicts.fewer-surprises.sentence',
          message: `is missing: say why to ${verdict} it`,
        },
      ]);
    }
  });

  it('leaves out no objective, and knows no other', () => {
    expect(
      reviewProblems(
        { verdicts: [kept, kept, { objectiveId: 'gone', verdict: 'keep' }] },
        objectives,
      ).map(({ field, message }) => `${field} ${message}`),
    ).toEqual([
      'verdicts.no-waiting.verdict is given more than once',
      'verdicts.fewer-surprises.verdict is missing: say whether to keep, change or drop it',
      'verdicts.gone.verdict is of no objective of the cycle',
    ]);
  });
});
