import { phaseShares } from './phaseShares';

describe('phaseShares', () => {
  it('gives each part its share and where it begins', () => {
    expect(
      phaseShares({
        undetectedSeconds: 50,
        mitigatingSeconds: 25,
        resolvingSeconds: 25,
        known: 2,
        of: 3,
      }),
    ).toEqual([
      { phase: 'undetected', share: 0.5, from: 0 },
      { phase: 'mitigating', share: 0.25, from: 0.5 },
      { phase: 'resolving', share: 0.25, from: 0.75 },
    ]);
  });

  it('says nothing where no start is known', () => {
    expect(
      phaseShares({
        undetectedSeconds: 0,
        mitigatingSeconds: 0,
        resolvingSeconds: 0,
        known: 0,
        of: 3,
      }),
    ).toEqual([]);
  });
});
