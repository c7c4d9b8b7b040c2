import { classifyReply } from './classifyReply';
import { waitSeconds } from './waits';

const trouble = (errorType: string, error: string) => ({
  status: 'error',
  errorType,
  error,
});
const success = {
  status: 'success',
  data: { resultType: 'matrix', result: [] },
};

describe('classifyReply', () => {
  it.each([
    [200, success, 'answer'],
    [200, trouble('bad_data', 'parse error'), 'badQuery'],
    [400, trouble('bad_data', 'parse error'), 'badQuery'],
    [
      422,
      trouble('execution', 'many-to-many matching not allowed'),
      'badQuery',
    ],
    [
      422,
      trouble(
        'execution',
        'query processing would load too many samples into memory',
      ),
      'heavy',
    ],
    [
      503,
      trouble('timeout', 'query timed out in expression evaluation'),
      'heavy',
    ],
    [500, trouble('internal', 'disk'), 'partial'],
    [401, undefined, 'refused'],
    [403, undefined, 'forbidden'],
    [404, undefined, 'refused'],
    [302, undefined, 'refused'],
    [429, undefined, 'limited'],
    [502, undefined, 'down'],
    [503, undefined, 'down'],
    [200, undefined, 'partial'],
    [200, { hello: 'world' }, 'partial'],
  ])('takes %d %j for %s', (status, body, kind) => {
    expect(classifyReply(status, body).kind).toBe(kind);
  });

  it('passes on what Prometheus says about a query', () => {
    const body = trouble('bad_data', '1:5: parse error: unexpected "}"');
    expect(classifyReply(400, body)).toEqual({
      kind: 'badQuery',
      reason: '1:5: parse error: unexpected "}"',
    });
  });

  it('does not take a part for the whole', () => {
    const body = { ...success, warnings: ['store eu did not answer'] };
    expect(classifyReply(200, body)).toEqual({
      kind: 'partial',
      reason: 'partial data: store eu did not answer',
    });
  });

  it('minds no remarks about how a query is written', () => {
    const warnings = ['PromQL warning: encountered a mix of histograms'];
    expect(classifyReply(200, { ...success, warnings }).kind).toBe('answer');
  });
});

describe('waitSeconds', () => {
  const now = new Date('2026-11-20T12:00:00Z');
  it.each([
    [{ 'retry-after': '7' }, 0, 7],
    [{ 'retry-after': 'Fri, 20 Nov 2026 12:01:30 GMT' }, 0, 90],
    [{ 'retry-after': '86400' }, 0, 600],
    [{ 'retry-after': 'soon' }, 0, 60],
    [{}, 2, 240],
  ])('reads %j after %d limits as %d s', (headers, strikes, seconds) => {
    expect(waitSeconds(new Headers(headers), strikes, now)).toBe(seconds);
  });
});
