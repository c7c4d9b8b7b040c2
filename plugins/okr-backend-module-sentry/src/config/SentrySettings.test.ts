import { ConfigReader } from '@backstage/config';
import { readSentrySettings } from './SentrySettings';

function read(sentry?: object, demo?: boolean) {
  return readSentrySettings(
    new ConfigReader({ okr: { sentry, ...(demo ? { demo } : {}) } }),
  );
}

describe('readSentrySettings', () => {
  it('needs nothing, and then reads nothing', () => {
    expect(read()).toEqual({
      demo: false,
      organizations: [],
      environments: ['production'],
      historyDays: 90,
      intervalMinutes: 180,
      droppedShare: 0.1,
    });
  });

  it('puts the default organization first', () => {
    const { organizations } = read({
      organizations: [
        { slug: 'one', token: 'a' },
        {
          slug: 'two',
          token: 'b',
          url: 'https://de.sentry.io/',
          default: true,
        },
      ],
    });
    expect(organizations).toEqual([
      { slug: 'two', token: 'b', url: 'https://de.sentry.io', default: true },
      { slug: 'one', token: 'a', url: 'https://sentry.io', default: false },
    ]);
  });

  it('reads weeks, and each environment once, in an order of its own', () => {
    expect(
      read({ history: '4w', environments: ['production', 'eu', 'production'] }),
    ).toMatchObject({ historyDays: 28, environments: ['eu', 'production'] });
  });

  it('is a demo where its own section or the whole says so', () => {
    expect(read({ demo: true }).demo).toBe(true);
    expect(read(undefined, true).demo).toBe(true);
    expect(read({ demo: false }, true).demo).toBe(false);
  });

  it.each<[object, string]>([
    [{ organisations: [] }, 'organisations'],
    [
      { organizations: [{ slug: 'acme' }] },
      'okr.sentry.organizations.0.token: ',
    ],
    [
      { organizations: [{ slug: 'acme', token: 'a', url: 'sentry' }] },
      'okr.sentry.organizations.0.url: expected a web address',
    ],
    [
      {
        organizations: [
          { slug: 'acme', token: 'a' },
          { slug: 'acme', token: 'b', url: 'https://de.sentry.io' },
        ],
      },
      'two organizations have the same slug',
    ],
    [
      {
        organizations: [
          { slug: 'one', token: 'a', default: true },
          { slug: 'two', token: 'b', default: true },
        ],
      },
      'more than one organization is the default',
    ],
    [{ environments: [] }, 'expected at least one environment'],
    [
      {
        organizations: [
          { slug: 'acme', token: 'a', url: 'https://me:hush@sentry.test' },
        ],
      },
      'okr.sentry.organizations.0.url: must not hold a user name or password, use token instead',
    ],
    [{ history: '0.5d' }, 'okr.sentry.history: expected whole days, not 0.5'],
    [{ droppedShare: 10 }, 'okr.sentry.droppedShare: '],
  ])('refuses %j', (given, message) => {
    expect(() => read(given)).toThrow(message);
  });
});
