import { ConfigReader } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { addressSchema } from './addressSchema';
import { daysSchema } from './daysSchema';
import { readSection } from './readSection';

const schema = z.strictObject({
  history: daysSchema.default(90),
  url: addressSchema('token or basic').optional(),
});
const read = (section?: object) =>
  readSection(new ConfigReader({ okr: { section } }), 'okr.section', schema);

describe('a section of the configuration', () => {
  it('that is not there has its defaults', () => {
    expect(read()).toEqual({ history: 90 });
  });

  it('that is wrong in several places has all of them named', () => {
    expect(() => read({ history: 'long', url: 'nowhere', hsitory: 1 })).toThrow(
      /^Invalid configuration\. okr\.section\.history: .*; okr\.section\.url: .*; okr\.section: .*hsitory/,
    );
  });
});

describe('a number of days', () => {
  it.each<[unknown, number]>([
    ['1d', 1],
    ['90 d', 90],
    ['13w', 91],
    [{ days: 30 }, 30],
    ['3650d', 3650],
  ])('written %j is %d', (history, days) => {
    expect(read({ history }).history).toBe(days);
  });

  it.each(['long', '12h', 'd', '-1d', 365, { day: 365 }, { days: '3' }])(
    'is not %j',
    history => {
      expect(() => read({ history })).toThrow(
        new InputError(
          'Invalid configuration. okr.section.history: expected days or weeks such as 90d or 13w',
        ),
      );
    },
  );

  it('takes no hours that it would leave out', () => {
    expect(() => read({ history: { days: 3, hours: 12 } })).toThrow(
      'okr.section.history: Unrecognized key: "hours"',
    );
  });

  it.each<[unknown, string]>([
    ['0.5d', 'expected whole days, not 0.5'],
    ['1.5w', 'expected whole days, not 10.5'],
    [{ days: 2.25 }, 'expected whole days, not 2.25'],
    ['0d', 'expected 1 to 3650 days'],
    [{ days: -1 }, 'expected 1 to 3650 days'],
    ['522w', 'expected 1 to 3650 days'],
  ])('written %j is refused: %s', (history, message) => {
    expect(() => read({ history })).toThrow(
      new InputError(`Invalid configuration. okr.section.history: ${message}`),
    );
  });
});

describe('an address', () => {
  it('loses the slashes at its end', () => {
    expect(read({ url: 'https://sentry.acme.test/' }).url).toBe(
      'https://sentry.acme.test',
    );
    expect(read({ url: 'http://127.0.0.1:9090/prometheus//' }).url).toBe(
      'http://127.0.0.1:9090/prometheus',
    );
  });

  it('may have an @ in its path', () => {
    expect(read({ url: 'http://p.test/a:b@c' }).url).toBe(
      'http://p.test/a:b@c',
    );
  });

  it.each(['sentry', 'ftp://acme.test', '/sentry', 5])('is not %j', url => {
    expect(() => read({ url })).toThrow(
      'okr.section.url: expected a web address',
    );
  });

  it.each([
    'https://me:hush@acme.test',
    'https://hush@acme.test/path',
    'https://:hush@acme.test',
  ])('with credentials is refused and not repeated: %s', url => {
    expect(() => read({ url })).toThrow(
      new InputError(
        'Invalid configuration. okr.section.url: must not hold a user name or password, use token or basic instead',
      ),
    );
  });
});
