import { classifyReply } from './classifyReply';

describe('classifyReply', () => {
  it('hands over what is an answer', () => {
    const body = { data: [] };
    expect(classifyReply(200, body)).toEqual({ kind: 'answer', body });
  });

  it.each<[number, unknown, string, string]>([
    [200, undefined, 'down', 'cut short'],
    [400, { detail: 'Invalid field: "x"' }, 'refused', '400: Invalid field'],
    [401, { detail: 'Invalid token' }, 'unauthorized', '401: Invalid token'],
    [
      403,
      { detail: { code: 'x', message: 'Organization requires SSO' } },
      'forbidden',
      '403: Organization requires SSO',
    ],
    [404, undefined, 'gone', '404'],
    [408, undefined, 'down', 'status 408'],
    [414, undefined, 'refused', '414'],
    [429, { detail: 'slow down' }, 'limited', '429'],
    [500, undefined, 'down', 'status 500'],
    [502, '<html>', 'down', 'status 502'],
  ])('takes %i with %j for %s', (status, body, kind, reason) => {
    expect(classifyReply(status, body)).toEqual({
      kind,
      reason: expect.stringContaining(reason),
    });
  });
});
