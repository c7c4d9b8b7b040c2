import { waitSeconds } from './waits';

const now = Date.parse('2026-11-20T12:00:00Z');
const inSeconds = (seconds: number) => String(now / 1000 + seconds);

describe('waitSeconds', () => {
  it.each<[string, Record<string, string>, number]>([
    ['what retry-after says', { 'retry-after': '7' }, 7],
    [
      'what retry-after says before the end of the window',
      { 'retry-after': '7', 'x-sentry-rate-limit-reset': inSeconds(50) },
      7,
    ],
    [
      'to the end of the window',
      { 'x-sentry-rate-limit-reset': inSeconds(50) },
      50,
    ],
    [
      "to the end of the window by Sentry's clock",
      {
        'x-sentry-rate-limit-reset': inSeconds(50),
        date: 'Fri, 20 Nov 2026 12:00:20 GMT',
      },
      30,
    ],
    [
      'a second where the window is over',
      { 'x-sentry-rate-limit-reset': inSeconds(-50) },
      1,
    ],
    ['ten minutes at most', { 'retry-after': '86400' }, 600],
    ['ten seconds where nothing is said', {}, 10],
    ['ten seconds where it cannot be read', { 'retry-after': 'soon' }, 10],
  ])('waits %s', (_, headers, expected) => {
    expect(waitSeconds(new Headers(headers), now, 0)).toBe(expected);
  });

  it('waits longer each time where nothing is said', () => {
    expect(waitSeconds(new Headers(), now, 3)).toBe(80);
    expect(waitSeconds(new Headers(), now, 100)).toBe(600);
  });
});
