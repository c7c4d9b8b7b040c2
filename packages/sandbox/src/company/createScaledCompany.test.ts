import { createScaledCompany } from './createScaledCompany';

const now = new Date('2026-11-22T12:00:00Z');

describe('createScaledCompany', () => {
  const company = createScaledCompany({
    seed: 5,
    now,
    repositories: 3,
    pullRequestsPerRepository: 217,
  });

  it('has exactly so many pull requests, numbered from 1, all in the past', () => {
    for (const number of [1, 2, 3]) {
      const repository = company.repository(`acme/service-0000${number}`);
      const made = [...repository.pullRequests()];
      expect(made.map(it => it.number)).toEqual(
        Array.from({ length: 217 }, (_, index) => index + 1),
      );
      expect(made.every(it => it.createdAt < now.getTime())).toBe(true);
    }
  });

  it('makes the same pull request in whatever order it is asked for', () => {
    const repository = company.repository('acme/service-00002');
    const inOrder = [...repository.pullRequests()];
    for (const number of [217, 1, 100]) {
      expect(repository.pullRequest(number)).toEqual(inOrder[number - 1]);
    }
    expect(repository.pullRequest(218)).toBeUndefined();
  });
});
