import { nextCursor } from './nextCursor';

const previous =
  '<https://sentry.io/api/0/x/?a=1,2&cursor=0:0:1>; rel="previous"; results="false"; cursor="0:0:1"';
const next = (results: string) =>
  `<https://sentry.io/api/0/x/?cursor=0:100:0>; rel="next"; results="${results}"; cursor="0:100:0"`;

describe('nextCursor', () => {
  it('goes on where there are results', () => {
    expect(nextCursor(`${previous}, ${next('true')}`)).toBe('0:100:0');
  });

  it('ends where the next page has none, though it has an address', () => {
    expect(nextCursor(`${previous}, ${next('false')}`)).toBeUndefined();
  });

  it.each([null, '', previous, 'something else', next('perhaps')])(
    'does not take %j for the end',
    link => {
      expect(() => nextCursor(link)).toThrow('no Link header');
    },
  );
});
