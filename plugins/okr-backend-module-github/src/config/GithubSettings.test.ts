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

  it('reads histories in whole days', () => {
    const settings = read({ history: '26w', incidents: { history: '4w' } });
    expect(settings.historyDays).toBe(182);
    expect(settings.incidents?.historyDays).toBe(28);
    expect(() =>
      read({ history: '0.5d', incidents: { history: '1.5d' } }),
    ).toThrow(
      'okr.github.history: expected whole days, not 0.5; okr.github.incidents.history: expected whole days, not 1.5',
    );
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
