import { isMaintenance } from './maintenanceShare';
import { became, factsOf, pull } from './__testUtils__/pullRequests';

const maintenance = {
  labels: ['tech-debt'],
  titlePrefixes: ['chore:', 'Upgrade '],
  paths: ['docs/', '.github/'],
};
const nothing = { labels: [], title: 'Pay out faster', paths: [] };

describe('what is maintenance', () => {
  it.each([
    ['a label', { labels: ['Tech-Debt'] }],
    ['a title prefix', { title: 'Chore: tidy up' }],
    ['a prefix with a scope', { title: 'chore(deps): bump left-pad' }],
    ['a breaking prefix', { title: 'chore!: drop Node 18' }],
    ['a prefix in words', { title: 'upgrade Node' }],
    ['paths that all match', { paths: ['docs/a.md', '.github/b.yml'] }],
  ])('is told by %s', (_, fields) => {
    expect(isMaintenance({ ...nothing, ...fields }, maintenance)).toBe(true);
  });

  it.each([
    ['nothing', {}],
    ['part of a label', { labels: ['tech'] }],
    ['a prefix inside the title', { title: 'No more chore: tickets' }],
    ['only some of the paths', { paths: ['docs/a.md', 'src/a.ts'] }],
  ])('is not told by %s', (_, fields) => {
    expect(isMaintenance({ ...nothing, ...fields }, maintenance)).toBe(false);
  });
});

describe('maintenance share', () => {
  const facts = (...given: Parameters<typeof pull>) =>
    factsOf('github.maintenanceShare', pull(...given));

  it('counts a merged pull request once, at the merge', () => {
    const [fact, ...others] = facts([became(3, 'merged')], {
      labels: ['maintenance'],
    });
    expect(others).toEqual([]);
    expect(fact.matches).toBe(true);
    expect(fact.start).toBe('2026-10-05T11:00:00.000Z');
    expect(fact.end).toBe(fact.start);
  });

  it('counts neither open nor closed ones', () => {
    expect(facts([])).toEqual([]);
    expect(facts([became(3, 'closed')])).toEqual([]);
  });

  it('counts a merged draft', () => {
    expect(facts([became(3, 'merged')], { isDraft: true })).toHaveLength(1);
  });
});
