import { SeverityLadder } from './SeverityLadder';

describe('SeverityLadder', () => {
  const ladder = new SeverityLadder();

  it.each([
    ['SEV1', 'SEV1'],
    ['sev-1', 'SEV1'],
    ['Sev 2', 'SEV2'],
    ['p1', 'SEV1'],
    ['CRITICAL', 'SEV1'],
    ['major', 'SEV2'],
    ['minor', 'SEV3'],
    ['none', undefined],
    ['', undefined],
  ])('finds the rung of %j: %s', (text, name) => {
    expect(ladder.find(text)).toBe(name);
  });

  it('ranks the worst first and unknown ones last', () => {
    expect(ladder.names).toEqual(['SEV1', 'SEV2', 'SEV3', 'SEV4', 'SEV5']);
    const ranks = ['SEV1', 'p2', 'SEV5', 'odd', undefined].map(severity =>
      ladder.rank(severity),
    );
    expect(ranks).toEqual([0, 1, 4, 5, 5]);
  });

  it('says which severities are as bad as another or worse', () => {
    expect(ladder.atLeast('SEV1', 'SEV2')).toBe(true);
    expect(ladder.atLeast('SEV2', 'SEV2')).toBe(true);
    expect(ladder.atLeast('SEV3', 'SEV2')).toBe(false);
    expect(ladder.atLeast('odd', 'SEV5')).toBe(false);
    expect(ladder.atLeast(undefined, 'SEV5')).toBe(false);
    // A limit that is on no rung lets every rung through, and still none of the unknown.
    expect(ladder.atLeast('odd', 'odd')).toBe(false);
  });

  it('takes a ladder of another company', () => {
    const own = new SeverityLadder([
      { name: 'Red', also: ['SEV1', 'SEV2'] },
      { name: 'Amber' },
    ]);
    expect(own.find('sev2')).toBe('Red');
    expect(own.atLeast('amber', 'Red')).toBe(false);
  });

  it('refuses a name on two rungs', () => {
    expect(
      () =>
        new SeverityLadder([
          { name: 'SEV1', also: ['major'] },
          { name: 'SEV2', also: ['Major'] },
        ]),
    ).toThrow('The severity Major stands both for SEV1 and for SEV2');
    expect(
      () => new SeverityLadder([{ name: 'SEV1', also: ['sev-1'] }]),
    ).not.toThrow();
  });
});
