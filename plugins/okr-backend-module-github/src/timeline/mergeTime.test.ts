import { became, pull, reviewed, spans } from './__testUtils__/pullRequests';

function times(...given: Parameters<typeof pull>): string[] {
  return spans('github.mergeTime', pull(...given));
}

describe('time to merge', () => {
  it('runs from the creation to the merge, reviewed or not', () => {
    expect(times([became(9, 'merged')])).toEqual(['0-9 answered']);
    expect(times([reviewed(1, 'ada'), became(9, 'merged')])).toEqual([
      '0-9 answered',
    ]);
  });

  it('runs from first ready when born a draft, later draft time included', () => {
    expect(
      times([
        became(2, 'ready'),
        became(3, 'draft'),
        became(8, 'ready'),
        became(9, 'merged'),
      ]),
    ).toEqual(['2-9 answered']);
  });

  it('still waits while open', () => {
    expect(times([])).toEqual(['0- waiting']);
  });

  it('is withdrawn when closed unmerged', () => {
    expect(times([became(4, 'closed')])).toEqual(['0-4 withdrawn']);
  });

  it('goes on from first ready when reopened', () => {
    const reopened = [became(4, 'closed'), became(6, 'reopened')];
    expect(times(reopened)).toEqual(['0- waiting']);
    expect(times([...reopened, became(9, 'merged')])).toEqual(['0-9 answered']);
    expect(times([...reopened, became(9, 'closed')])).toEqual([
      '0-9 withdrawn',
    ]);
  });

  it('is none when it was never ready', () => {
    expect(times([became(4, 'closed')], { isDraft: true })).toEqual([]);
  });

  it('is first ready at the reopening when marked ready while closed', () => {
    expect(
      times([
        became(2, 'closed'),
        became(3, 'ready'),
        became(5, 'reopened'),
        became(6, 'merged'),
      ]),
    ).toEqual(['5-6 answered']);
  });
});
