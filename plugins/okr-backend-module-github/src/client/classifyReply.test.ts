import { classifyReply, Reply } from './classifyReply';

const now = new Date('2026-11-20T12:00:00Z');
const verdict = (reply: Partial<Reply>, strikes = 0) =>
  classifyReply({ status: 200, headers: {}, body: {}, ...reply }, now, strikes);
const errors = (...given: object[]) => ({ data: { r0: null }, errors: given });

describe('a limit', () => {
  it('of 429 lasts as long as retry-after says', () => {
    expect(
      verdict({ status: 429, headers: { 'retry-after': '17' } }),
    ).toMatchObject({ kind: 'limited', waitSeconds: 17 });
  });

  it('lasts until the date that retry-after may name, by the clock of the server', () => {
    expect(
      verdict({
        status: 429,
        headers: {
          date: 'Fri, 20 Nov 2026 13:00:00 GMT',
          'retry-after': 'Fri, 20 Nov 2026 13:00:40 GMT',
        },
      }),
    ).toMatchObject({ waitSeconds: 40 });
  });

  it('lasts until the reset when nothing remains, by the clock of the server', () => {
    expect(
      verdict({
        status: 403,
        headers: {
          date: 'Fri, 20 Nov 2026 13:00:00 GMT',
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': String(Date.UTC(2026, 10, 20, 13, 5) / 1000),
        },
      }),
    ).toMatchObject({ kind: 'limited', waitSeconds: 300 });
  });

  it.each([
    [0, 60],
    [1, 120],
    [3, 480],
    [10, 3600],
  ])(
    'without a word lasts longer after %d in a row: %d s',
    (strikes, seconds) => {
      const body = { message: 'You have exceeded a secondary rate limit.' };
      expect(verdict({ status: 403, body }, strikes)).toMatchObject({
        kind: 'limited',
        waitSeconds: seconds,
      });
    },
  );

  it.each([
    ['a year', { 'retry-after': '31536000' }, 3600],
    ['longer than there are dates', { 'retry-after': '9e12' }, 3600],
    [
      'until a far date',
      { 'retry-after': 'Fri, 20 Nov 2093 13:00:00 GMT' },
      3600,
    ],
    [
      'until a past date',
      { 'retry-after': 'Fri, 20 Nov 2020 13:00:00 GMT' },
      1,
    ],
    ['less than nothing', { 'retry-after': '-5' }, 1],
    [
      'until a reset in milliseconds',
      {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(now.getTime() + 60_000),
      },
      3600,
    ],
    [
      'until a reset that is over',
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '7' },
      1,
    ],
  ])(
    'that asks for %s lasts from a second to an hour',
    (_, headers, seconds) => {
      expect(verdict({ status: 429, headers })).toMatchObject({
        kind: 'limited',
        waitSeconds: seconds,
      });
    },
  );

  it('may come with status 200', () => {
    expect(
      verdict({
        headers: {
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': String(now.getTime() / 1000 + 90),
        },
        body: { errors: [{ type: 'RATE_LIMITED', message: 'Exceeded' }] },
      }),
    ).toMatchObject({ kind: 'limited', waitSeconds: 90 });
  });
});

describe('a refusal', () => {
  it.each([
    [{ status: 401 }, /token has not expired/],
    [
      { status: 403, body: { message: 'Resource not accessible' } },
      /Resource not accessible/,
    ],
    [{ status: 404 }, /apiBaseUrl/],
    [
      { body: errors({ type: 'INSUFFICIENT_SCOPES', message: 'no' }) },
      /read:org/,
    ],
    [
      {
        body: {
          errors: [{ message: "Field 'x' doesn't exist", locations: [] }],
        },
      },
      /does not understand/,
    ],
  ])('says what to check: %j', (reply, reason) => {
    expect(verdict(reply)).toEqual({
      kind: 'refused',
      reason: expect.stringMatching(reason),
    });
  });
});

describe('a page too heavy', () => {
  it.each([
    [{ status: 502 }],
    [{ status: 504 }],
    [{ body: '{"data":{"r0":{"pul' }],
    [
      {
        body: { errors: [{ message: 'Something went wrong', locations: [] }] },
      },
    ],
    [
      {
        body: errors({
          message: 'x',
          path: ['r0', 'pullRequests', 'nodes', 3],
        }),
      },
    ],
    [{ body: {} }],
  ])('is %j', reply => {
    expect(verdict(reply).kind).toBe('tooHeavy');
  });
});

describe('an answer', () => {
  it('tells the trouble of each alias apart', () => {
    const answer = verdict({
      body: {
        data: { r0: null, r1: null, r2: { pullRequests: {} } },
        errors: [
          { type: 'NOT_FOUND', path: ['r0'], message: 'no such repository' },
          { type: 'FORBIDDEN', path: ['r1'], message: 'SAML' },
        ],
      },
    });
    expect(answer).toMatchObject({ kind: 'answer' });
    expect(answer.kind === 'answer' && [...answer.problems]).toEqual([
      ['r0', { kind: 'notFound', message: 'no such repository' }],
      ['r1', { kind: 'forbidden', message: 'SAML' }],
    ]);
  });

  it('may hide a team that the token cannot see', () => {
    const body = errors({
      type: 'FORBIDDEN',
      path: [
        'r0',
        'pullRequests',
        'nodes',
        0,
        'timelineItems',
        'nodes',
        0,
        'requestedReviewer',
      ],
      message: 'hidden',
    });
    expect(verdict({ body }).kind).toBe('answer');
  });

  it('is worth asking for again when GitHub is down', () => {
    expect(verdict({ status: 503 }).kind).toBe('down');
  });
});
