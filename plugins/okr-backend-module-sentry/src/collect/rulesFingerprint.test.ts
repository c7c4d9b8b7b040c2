import { rulesFingerprint } from './rulesFingerprint';

const rules = {
  environments: ['canary', 'production'],
  droppedShare: 0.1,
  historyDays: 90,
};

describe('rulesFingerprint', () => {
  it('changes with what facts are made by', () => {
    const all = [
      rules,
      { ...rules, environments: ['production'] },
      { ...rules, droppedShare: 0.2 },
      { ...rules, historyDays: 30 },
    ].map(rulesFingerprint);
    expect(new Set(all).size).toBe(4);
    expect(rulesFingerprint({ ...rules })).toBe(rulesFingerprint(rules));
  });
});
