import {
  at,
  became,
  pull,
  requested,
  reviewed,
  spans,
} from './__testUtils__/pullRequests';

function spells(...given: Parameters<typeof pull>): string[] {
  return spans('github.firstReview', pull(...given));
}

describe('time to first review', () => {
  it('runs from the creation to the first review by another human', () => {
    expect(
      spells([
        reviewed(1, 'author'),
        reviewed(2, { type: 'Bot', login: 'ai' }),
        reviewed(5, 'ada'),
        reviewed(6, 'grace'),
      ]),
    ).toEqual(['0-5 answered']);
  });

  it('needs no request', () => {
    expect(spells([])).toEqual(['0- waiting']);
  });

  it('counts a review by a deleted account', () => {
    expect(spells([reviewed(5, undefined)])).toEqual(['0-5 answered']);
  });

  it('starts at ready-for-review when born a draft', () => {
    expect(spells([became(4, 'ready'), reviewed(5, 'ada')])).toEqual([
      '4-5 answered',
    ]);
  });

  it('does not start while it is still a draft that was never converted', () => {
    expect(spells([requested(1, 'ada')], { isDraft: true })).toEqual([]);
  });

  it('starts at the creation when converted to a draft before becoming ready', () => {
    expect(
      spells([became(2, 'draft'), became(6, 'ready'), reviewed(9, 'ada')]),
    ).toEqual(['0-2 withdrawn', '6-9 answered']);
  });

  it.each(['merged', 'closed'] as const)(
    'is withdrawn when %s unreviewed',
    kind => {
      expect(spells([became(3, kind)])).toEqual(['0-3 withdrawn']);
    },
  );

  it('starts again when reopened unreviewed', () => {
    expect(
      spells([became(3, 'closed'), became(5, 'reopened'), reviewed(6, 'ada')]),
    ).toEqual(['0-3 withdrawn', '5-6 answered']);
  });

  it('has no second spell once reviewed', () => {
    expect(
      spells([reviewed(1, 'ada'), became(3, 'closed'), became(5, 'reopened')]),
    ).toEqual(['0-1 answered']);
  });

  it('has no spell after a review of the draft', () => {
    expect(spells([reviewed(1, 'ada'), became(3, 'ready')])).toEqual([]);
  });

  it('takes the end from the fields when the timeline lacks it', () => {
    expect(
      spells([became(3, 'closed'), became(5, 'reopened')], {
        state: 'CLOSED',
        closedAt: at(9),
      }),
    ).toEqual(['0-3 withdrawn', '5-9 withdrawn']);
  });
});
