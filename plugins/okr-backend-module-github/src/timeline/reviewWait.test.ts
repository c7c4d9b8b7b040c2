import {
  at,
  became,
  factsOf,
  person,
  pull,
  removed,
  requested,
  reviewed,
  rules,
  spans,
} from './__testUtils__/pullRequests';

function waits(...given: Parameters<typeof pull>): string[] {
  return spans('github.reviewWait', pull(...given));
}

describe('when a review wait opens', () => {
  it('opens when a person is requested on a ready pull request', () => {
    expect(waits([requested(1, 'ada')])).toEqual(['1- waiting on @ada']);
  });

  it('opens at ready-for-review when requested on a draft', () => {
    expect(waits([requested(1, 'ada'), became(4, 'ready')])).toEqual([
      '4- waiting on @ada',
    ]);
  });

  it('does not open while a draft stays a draft', () => {
    expect(waits([requested(1, 'ada')], { isDraft: true })).toEqual([]);
  });

  it('opens at the creation when stamped before it', () => {
    expect(waits([requested(-1, 'ada'), reviewed(2, 'ada')])).toEqual([
      '0-2 answered',
    ]);
  });

  it('opens none for the author, whatever the case of the login', () => {
    expect(waits([requested(1, 'Author')])).toEqual([]);
  });

  it('opens none for a reviewer that GitHub does not name', () => {
    expect(
      waits([{ kind: 'requested', id: 'Q', at: at(1), reviewer: undefined }]),
    ).toEqual([]);
  });

  it('opens none for bots, by type, by suffix and by name list', () => {
    const bots = [
      { type: 'Bot' as const, login: 'copilot' },
      person('dependabot[bot]'),
      person('GolangCIbot'),
    ];
    const timeline = bots.map((account, index) => ({
      kind: 'requested' as const,
      id: `Q${index}`,
      at: at(index),
      reviewer: { kind: 'person' as const, account },
    }));
    expect(waits(timeline)).toEqual([]);
  });

  it('opens for a Mannequin, who stands for a person', () => {
    const mannequin = { type: 'Mannequin' as const, login: 'ada-imported' };
    expect(
      waits([
        {
          kind: 'requested',
          id: 'Q',
          at: at(1),
          reviewer: { kind: 'person', account: mannequin },
        },
        reviewed(3, mannequin),
      ]),
    ).toEqual(['1-3 answered']);
  });

  it('counts the wait for a human on a pull request of a bot', () => {
    const [fact] = factsOf(
      'github.reviewWait',
      pull([requested(1, 'ada')], {
        author: { type: 'Bot', login: 'renovate' },
      }),
    );
    expect(fact.dimensions.author).toBe('bot');
  });

  it('opens none when requested after the merge', () => {
    expect(waits([became(1, 'merged'), requested(2, 'ada')])).toEqual([]);
  });
});

describe('what answers a review wait', () => {
  it('is a review by the requested person only', () => {
    expect(
      waits([requested(1, 'ada'), reviewed(2, 'grace'), reviewed(5, 'ADA')]),
    ).toEqual(['1-5 answered']);
  });

  it('is, for a team, a review on its behalf only', () => {
    expect(
      waits([
        requested(1, 'acme/payments'),
        reviewed(2, 'ada'),
        reviewed(3, 'ada', 'acme/platform'),
        reviewed(6, 'grace', 'Acme/Payments'),
      ]),
    ).toEqual(['1-6 answered']);
  });

  it('can be one review for the person and for the team', () => {
    expect(
      waits([
        requested(1, 'ada'),
        requested(2, 'acme/payments'),
        reviewed(5, 'ada', 'acme/payments'),
      ]),
    ).toEqual(['1-5 answered', '2-5 answered']);
  });

  it('is a review on behalf of the team by somebody whose account is gone', () => {
    expect(
      waits([
        requested(1, 'acme/payments'),
        reviewed(4, undefined, 'acme/payments'),
      ]),
    ).toEqual(['1-4 answered']);
  });

  it('is never a review by a bot or by the author, even on behalf of the team', () => {
    expect(
      waits([
        requested(1, 'acme/payments'),
        reviewed(2, { type: 'Bot', login: 'ai' }, 'acme/payments'),
        reviewed(3, 'golangcibot', 'acme/payments'),
        reviewed(4, 'author', 'acme/payments'),
      ]),
    ).toEqual(['1- waiting on @acme/payments']);
  });

  it('is never a review submitted before the opening', () => {
    expect(waits([reviewed(1, 'ada'), requested(2, 'ada')])).toEqual([
      '2- waiting on @ada',
    ]);
  });

  it('may come at the very instant of the request', () => {
    expect(waits([reviewed(1, 'ada'), requested(1, 'ada')])).toEqual([
      '1-1 answered',
    ]);
  });

  it('may come at the very instant of the merge', () => {
    expect(
      waits([requested(1, 'ada'), became(3, 'merged'), reviewed(3, 'ada')]),
    ).toEqual(['1-3 answered']);
  });

  it('is the first one; later ones change nothing', () => {
    expect(
      waits([requested(1, 'ada'), reviewed(3, 'ada'), reviewed(4, 'ada')]),
    ).toEqual(['1-3 answered']);
  });
});

describe('what withdraws a review wait', () => {
  it('is the removal of the request', () => {
    expect(
      waits([requested(1, 'ada'), removed(3, 'ada'), reviewed(4, 'ada')]),
    ).toEqual(['1-3 withdrawn']);
  });

  it('is not the removal of somebody else', () => {
    expect(waits([requested(1, 'ada'), removed(3, 'grace')])).toEqual([
      '1- waiting on @ada',
    ]);
  });

  it.each(['merged', 'closed'] as const)('is being %s', kind => {
    expect(
      waits([requested(1, 'ada'), requested(2, 'grace'), became(5, kind)]),
    ).toEqual(['1-5 withdrawn', '2-5 withdrawn']);
  });

  it('is the merge shown by the fields alone, when the timeline lacks it', () => {
    expect(
      waits([requested(1, 'ada')], {
        state: 'MERGED',
        mergedAt: at(6),
        closedAt: at(6),
      }),
    ).toEqual(['1-6 withdrawn']);
  });

  it('is the first of merge and close when GitHub shows both', () => {
    expect(
      waits([requested(1, 'ada'), became(5, 'closed'), became(5, 'merged')]),
    ).toEqual(['1-5 withdrawn']);
  });
});

describe('a request that stays outstanding', () => {
  it('opens a new wait when the draft becomes ready again', () => {
    expect(
      waits([
        requested(1, 'ada'),
        requested(2, 'acme/payments'),
        became(3, 'draft'),
        became(7, 'ready'),
        reviewed(9, 'ada'),
      ]),
    ).toEqual([
      '1-3 withdrawn',
      '2-3 withdrawn',
      '7- waiting on @acme/payments',
      '7-9 answered',
    ]);
  });

  it('opens a new wait when reopened', () => {
    expect(
      waits([
        requested(1, 'ada'),
        requested(1, 'grace'),
        reviewed(2, 'grace'),
        became(3, 'closed'),
        became(8, 'reopened'),
      ]),
    ).toEqual(['1-2 answered', '1-3 withdrawn', '8- waiting on @ada']);
  });

  it('is fulfilled by a review of the draft', () => {
    expect(
      waits([requested(1, 'ada'), reviewed(2, 'ada'), became(4, 'ready')]),
    ).toEqual([]);
  });

  it('is gone when removed while a draft', () => {
    expect(
      waits([requested(1, 'ada'), removed(2, 'ada'), became(4, 'ready')]),
    ).toEqual([]);
  });

  it('stays closed while reopened as a draft', () => {
    expect(
      waits([
        requested(1, 'ada'),
        became(2, 'draft'),
        became(3, 'closed'),
        became(4, 'reopened'),
        became(6, 'ready'),
      ]),
    ).toEqual(['1-2 withdrawn', '6- waiting on @ada']);
  });
});

describe('a request repeated', () => {
  it('changes nothing while the same one is open', () => {
    expect(
      waits([requested(1, 'ada'), requested(4, 'ada'), reviewed(6, 'ada')]),
    ).toEqual(['1-6 answered']);
  });

  it('opens a new wait after an answer', () => {
    expect(
      waits([requested(1, 'ada'), reviewed(2, 'ada'), requested(4, 'ada')]),
    ).toEqual(['1-2 answered', '4- waiting on @ada']);
  });

  it('opens a new wait when removed and asked again in the same second', () => {
    expect(
      waits([requested(1, 'ada'), requested(4, 'ada'), removed(4, 'ada')]),
    ).toEqual(['1-4 withdrawn', '4- waiting on @ada']);
  });

  it('is withdrawn when asked and removed in the same second', () => {
    expect(waits([removed(4, 'ada'), requested(4, 'ada')])).toEqual([
      '4-4 withdrawn',
    ]);
  });
});

describe('a review wait as a fact', () => {
  it('names its reviewer kind, base and kind of author, and no person', () => {
    const [fact] = factsOf(
      'github.reviewWait',
      pull([requested(1, 'acme/payments')]),
    );
    expect(fact).toEqual({
      shape: 'span',
      metric: 'github.reviewWait',
      key: 'reviewWait/Q1acme/payments',
      start: at(1),
      waitingOn: '@acme/payments',
      title: 'Retry failed payouts',
      url: 'https://github.com/acme/checkout/pull/7',
      dimensions: {
        base: 'main',
        reviewer: 'team',
        author: 'human',
      },
    });
  });

  it('does not say who was waited for once it is over', () => {
    const [fact] = factsOf(
      'github.reviewWait',
      pull([requested(1, 'ada'), reviewed(2, 'ada')]),
    );
    expect(fact.waitingOn).toBeUndefined();
  });

  it('keeps its key when more happens later', () => {
    const before = [
      requested(1, 'ada'),
      became(2, 'draft'),
      became(3, 'ready'),
    ];
    const keys = (timeline: typeof before) =>
      factsOf('github.reviewWait', pull(timeline))
        .map(fact => fact.key)
        .sort();
    expect(keys([...before, reviewed(9, 'ada')])).toEqual(keys(before));
  });

  it('takes a deleted account for a bot where configured so', () => {
    expect(
      spans(
        'github.reviewWait',
        pull([
          requested(1, 'acme/payments'),
          reviewed(4, undefined, 'acme/payments'),
        ]),
        { ...rules, accounts: { bots: [], deletedAccounts: 'bot' } },
      ),
    ).toEqual(['1- waiting on @acme/payments']);
  });
});
