import { classifyReply } from './classifyReply';

const now = new Date('2026-11-18T12:00:00Z');
const classify = (
  status: number,
  body: unknown = {},
  headers: Record<string, string> = {},
) => classifyReply({ status, body, headers: new Headers(headers) }, now);

describe('classifyReply', () => {
  it('names what a key lacks', () => {
    expect(classify(403, { errors: [{ message: 'no' }] })).toEqual({
      kind: 'refused',
      reason: expect.stringMatching(
        /403: no.*permission to view data.*viewer/s,
      ),
    });
    expect(classify(401)).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('okr.incidentIo.accounts'),
    });
  });

  it.each([
    ['the header', { 'retry-after': '20' }, undefined, 20],
    [
      'a date in the header',
      { 'retry-after': 'Wed, 18 Nov 2026 12:00:30 GMT' },
      undefined,
      30,
    ],
    ['the body', {}, 'Wed, 18 Nov 2026 12:01:05 UTC', 65],
    [
      "the server's clock",
      { date: 'Wed, 18 Nov 2026 11:50:00 GMT' },
      'Wed, 18 Nov 2026 11:50:40 UTC',
      40,
    ],
    ['hours', { 'retry-after': '86400' }, undefined, 600],
    ['the past', {}, 'Wed, 18 Nov 2026 11:00:00 UTC', 1],
    ['nothing', {}, undefined, undefined],
    ['nonsense', {}, 'soon', undefined],
  ])('waits by %s', (_, headers, retryAfter, expected) => {
    const body = { rate_limit: { retry_after: retryAfter } };
    expect(classify(429, body, headers)).toMatchObject({
      kind: 'limited',
      waitSeconds: expected,
    });
  });

  it.each([
    [200, {}, 'answer'],
    [200, undefined, 'down'],
    [404, {}, 'gone'],
    [422, {}, 'invalid'],
    [400, {}, 'refused'],
    [408, {}, 'down'],
    [500, undefined, 'down'],
    [503, {}, 'down'],
  ])('takes %d with %j for %s', (status, body, kind) => {
    expect(
      classifyReply({ status, body, headers: new Headers() }, now).kind,
    ).toBe(kind);
  });
});
