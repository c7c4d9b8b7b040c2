import { ConfigReader } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readPagerdutySettings } from './PagerdutySettings';

const read = (pagerduty?: object, okr: object = {}) =>
  readPagerdutySettings(
    new ConfigReader({ okr: { ...okr, ...(pagerduty ? { pagerduty } : {}) } }),
  );

describe('readPagerdutySettings', () => {
  it('has a default for everything but the accounts', () => {
    expect(read()).toEqual({
      demo: false,
      accounts: [],
      severities: {
        priority: {
          P1: 'SEV1',
          P2: 'SEV2',
          P3: 'SEV3',
          P4: 'SEV4',
          P5: 'SEV5',
        },
        urgency: { high: 'SEV2', low: 'SEV4' },
      },
      excludeTitles: [],
      excludePriorities: [],
      historyDays: 365,
      intervalMinutes: 10,
    });
  });

  it('reads accounts, here and in the EU', () => {
    const accounts = [
      { name: 'acme', token: 'a' },
      {
        name: 'acme-eu',
        token: 'b',
        apiBaseUrl: 'https://api.eu.pagerduty.com/',
      },
    ];
    expect(read({ accounts }).accounts).toEqual([
      { name: 'acme', token: 'a', apiBaseUrl: 'https://api.pagerduty.com' },
      {
        name: 'acme-eu',
        token: 'b',
        apiBaseUrl: 'https://api.eu.pagerduty.com',
      },
    ]);
  });

  it.each([
    [{ demo: true }, { demo: false }, true],
    [{}, { demo: true }, true],
    [{ demo: false }, { demo: true }, false],
  ])('is a demo by %j and %j', (pagerduty, okr, expected) => {
    expect(read(pagerduty, okr).demo).toBe(expected);
  });

  it('names everything that is wrong, and no secret', () => {
    const wrong = {
      accounts: [
        { name: 'acme', token: 'hush', tokn: 'hush' },
        { name: 'none' },
        { name: 'a b', token: 'hush', apiBaseUrl: 'pagerduty' },
      ],
      severities: { urgency: { medium: 'SEV3' } },
      history: 'long',
      intervalMinutes: 0,
    };
    const error: unknown = (() => {
      try {
        return read(wrong);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(`${error}`).toMatch(/okr\.pagerduty\.accounts\.0: .*tokn/);
    expect(`${error}`).toMatch(/accounts\.1: expected either token or oauth/);
    expect(`${error}`).toMatch(/accounts\.2\.name.*accounts\.2\.apiBaseUrl/);
    expect(`${error}`).toMatch(/severities\.urgency: .*medium/);
    expect(`${error}`).toMatch(/okr\.pagerduty\.history.*intervalMinutes/);
    expect(`${error}`).not.toContain('hush');
  });

  it('refuses two accounts of one name', () => {
    const accounts = [
      { name: 'acme', token: 'a' },
      { name: 'Acme', token: 'b' },
    ];
    expect(() => read({ accounts })).toThrow('two accounts have the same name');
  });

  it.each([
    ['apiBaseUrl', { token: 'a', apiBaseUrl: 'https://me:hush@api.test' }],
    ['webBaseUrl', { token: 'a', webBaseUrl: 'https://hush@acme.test' }],
    [
      'oauth.tokenUrl',
      {
        oauth: {
          clientId: 'a',
          clientSecret: 'b',
          subDomain: 'acme',
          tokenUrl: 'https://:hush@identity.test',
        },
      },
    ],
  ])('refuses credentials in %s, and does not repeat them', (key, given) => {
    expect(() => read({ accounts: [{ name: 'acme', ...given }] })).toThrow(
      new InputError(
        `Invalid configuration. okr.pagerduty.accounts.0.${key}: must not hold a user name or password, use token or oauth instead`,
      ),
    );
  });

  it('reads history in whole days', () => {
    expect(read({ history: '4w' }).historyDays).toBe(28);
    expect(() => read({ history: '0.5d' })).toThrow(
      'okr.pagerduty.history: expected whole days, not 0.5',
    );
  });
});
