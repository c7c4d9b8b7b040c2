import { Fault } from '../faults';
import { json, Reply } from '../serving';
import { rateHeaders } from './RateWindow';

/** The answer a fault gives instead of the real one. @internal */
export function faultReply(fault: Fault): Reply | undefined {
  switch (fault.kind) {
    case 'status':
      return json(fault.status, {
        detail: fault.message ?? `Sandbox fault: ${fault.status}`,
      });
    case 'tooManyRequests':
      return limited(fault.retryAfterSeconds, {
        'retry-after': String(fault.retryAfterSeconds),
      });
    // Nothing but the headers of the rate limit says when to come again.
    case 'primaryExhausted':
      return limited(fault.resetInSeconds, {});
    default:
      return undefined;
  }
}

function limited(seconds: number, headers: Record<string, string>): Reply {
  const reset = Math.ceil(Date.now() / 1000) + seconds;
  return json(
    429,
    {
      detail:
        'You are attempting to use this endpoint too frequently. Limit is 40 requests in 1 seconds',
    },
    { ...rateHeaders(40, 0, reset), ...headers },
  );
}
