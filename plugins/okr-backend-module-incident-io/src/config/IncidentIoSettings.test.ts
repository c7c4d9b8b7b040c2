import { ConfigReader } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readIncidentIoSettings } from './IncidentIoSettings';

const read = (incidentIo?: object, others: object = {}) =>
  readIncidentIoSettings(
    new ConfigReader({ okr: { ...others, ...(incidentIo && { incidentIo }) } }),
  );
const accounts = [{ name: 'acme', token: 'secret' }];

describe('readIncidentIoSettings', () => {
  it('has a default for everything but accounts and the field', () => {
    expect(read()).toMatchObject({
      accounts: [],
      historyDays: 365,
      intervalMinutes: 10,
      demo: false,
      timestamps: { started: 'Impact started', resolved: 'Closed at' },
      excludeTypes: ['Maintenance', 'Drill'],
    });
    expect(read({ accounts, entityField: 'Service' }).accounts).toEqual([
      {
        name: 'acme',
        token: 'secret',
        apiBaseUrl: 'https://api.incident.io',
        webBaseUrl: 'https://app.incident.io',
      },
    ]);
  });

  it('keeps the other timestamps when one is named', () => {
    const { timestamps } = read({ timestamps: { started: 'Began' } });
    expect(timestamps.started).toBe('Began');
    expect(timestamps.detected).toBe('Reported at');
  });

  it('is a demo where the whole installation is, unless told otherwise', () => {
    expect(read({}, { demo: true }).demo).toBe(true);
    expect(read({ demo: false }, { demo: true }).demo).toBe(false);
  });

  it.each<[object, RegExp]>([
    [{ accounts }, /okr\.incidentIo\.entityField: expected the name/],
    [{ accounts: [{ name: 'acme' }] }, /okr\.incidentIo\.accounts\.0\.token/],
    [
      {
        accounts: [...accounts, { name: 'ACME', token: 'x' }],
        entityField: 'a',
      },
      /okr\.incidentIo\.accounts: two accounts have the same name/,
    ],
    [
      {
        accounts: [{ ...accounts[0], apiBaseUrl: 'api.incident.io' }],
        entityField: 'a',
      },
      /okr\.incidentIo\.accounts\.0\.apiBaseUrl: expected a web address/,
    ],
    [{ history: '0.5d' }, /okr\.incidentIo\.history: expected whole days/],
    [{ intervalMinutes: 0 }, /okr\.incidentIo\.intervalMinutes/],
    [{ timestamps: { begun: 'Began' } }, /okr\.incidentIo\.timestamps.*begun/],
  ])('names what is wrong with %j', (given, message) => {
    expect(() => read(given)).toThrow(message);
  });

  it.each([
    ['apiBaseUrl', 'https://me:hush@api.test'],
    ['webBaseUrl', 'https://hush@app.test/acme'],
  ])('refuses credentials in %s, and does not repeat them', (key, address) => {
    const wrong = [{ ...accounts[0], [key]: address }];
    expect(() => read({ accounts: wrong, entityField: 'Service' })).toThrow(
      new InputError(
        `Invalid configuration. okr.incidentIo.accounts.0.${key}: must not hold a user name or password, use token instead`,
      ),
    );
  });

  it('reads history in days', () => {
    expect(read({ history: '4w' }).historyDays).toBe(28);
  });
});
