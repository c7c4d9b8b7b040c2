import { ConfigReader } from '@backstage/config';
import { readGithubSettings } from './GithubSettings';

const read = (github?: object) =>
  readGithubSettings(new ConfigReader({ okr: github && { github } }));

describe('readGithubSettings', () => {
  it('has a default for everything', () => {
    expect(read()).toMatchObject({
      historyDays: 180,
      intervalMinutes: 10,
      accounts: { deletedAccounts: 'human' },
      maintenance: {
        labels: ['maintenance', 'dependencies', 'chore', 'tech-debt'],
        paths: [],
      },
    });
  });

  it('adds bots to the well-known ones', () => {
    expect(read({ bots: ['acme-ci'] }).accounts.bots).toEqual(
      expect.arrayContaining(['golangcibot', 'acme-ci']),
    );
  });

  it.each([
    ['90d', 90],
    ['26w', 182],
    [{ days: 30 }, 30],
  ])('reads a history of %j as %d days', (history, days) => {
    expect(read({ history }).historyDays).toBe(days);
  });

  it('keeps the other defaults when one rule of maintenance is given', () => {
    const { maintenance } = read({ maintenance: { labels: ['toil'] } });
    expect(maintenance.labels).toEqual(['toil']);
    expect(maintenance.titlePrefixes).toContain('chore:');
  });

  it('names everything that is wrong', () => {
    expect(() =>
      read({ history: 'long', intervalMinutes: 0, intervalMinuets: 5 }),
    ).toThrow(
      /okr\.github\.history.*okr\.github\.intervalMinutes.*intervalMinuets/s,
    );
  });
});
