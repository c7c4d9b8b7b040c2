import { Scope } from './types';
import { isKnownVersion, knownAt, scopeAt } from './visibility';

describe('knownAt', () => {
  it('is the instant itself once the history had been read', () => {
    expect(knownAt(200, 100)).toBe(200);
  });

  it('is the end of the first read for earlier instants', () => {
    expect(knownAt(50, 100)).toBe(100);
  });

  it('has no limit while the history is being read', () => {
    expect(knownAt(50, undefined)).toBe(Infinity);
  });
});

describe('isKnownVersion', () => {
  const version = { recordedAt: 10, supersededAt: 20 };

  it('knows a version from when it was recorded until before it was superseded', () => {
    const known = [9, 10, 19, 20].map(at => isKnownVersion(version, at));
    expect(known).toEqual([false, true, true, false]);
  });

  it('knows a current version for ever', () => {
    expect(isKnownVersion({ recordedAt: 10 }, Infinity)).toBe(true);
    expect(isKnownVersion(version, Infinity)).toBe(false);
  });
});

describe('scopeAt', () => {
  const scope: Scope = {
    scopeRef: 'group:default/team',
    members: [
      { leafRef: 'a', validFrom: 0 },
      { leafRef: 'b', validFrom: 0, validTo: 100 },
      { leafRef: 'c', validFrom: 100 },
    ],
    links: [
      { leafRef: 'a', targetId: 1, validFrom: 50 },
      { leafRef: 'b', targetId: 2, validFrom: 0, validTo: 100 },
      { leafRef: 'c', targetId: 1, validFrom: 100 },
    ],
    joints: [{ targetId: 3, validFrom: 50, validTo: 100 }],
  };

  it('is what it was at the instant', () => {
    expect(scopeAt(scope, 49)).toEqual({
      leafRefs: ['a', 'b'],
      measuredLeafRefs: ['b'],
      targetIds: [2],
      jointTargetIds: [],
    });
  });

  it('has the joint targets of that instant', () => {
    expect(scopeAt(scope, 50).jointTargetIds).toEqual([3]);
    expect(scopeAt(scope, 100).jointTargetIds).toEqual([]);
  });

  it('counts a target once that two members share', () => {
    expect(scopeAt(scope, 100)).toEqual({
      leafRefs: ['a', 'c'],
      measuredLeafRefs: ['a', 'c'],
      targetIds: [1],
      jointTargetIds: [],
    });
  });
});
