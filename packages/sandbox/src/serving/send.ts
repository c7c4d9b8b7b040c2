import { Response } from 'express';
import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '../faults';
import { RequestLog } from '../RequestLog';
import { Reply } from './Reply';

/** What sending needs of a stand-in. @internal */
export interface Sender {
  requests: RequestLog;
  now: () => Date;
}

/** Sends a reply, spoiled the way the faults say. @internal */
export async function send(
  sender: Sender,
  response: Response,
  reply: Reply,
  faults: readonly Fault[],
): Promise<void> {
  for (const fault of faults) {
    if (fault.kind === 'latency') {
      await pause(fault.milliseconds);
    }
  }
  const kinds = new Set(faults.map(fault => fault.kind));
  if (kinds.has('noAnswer')) {
    return;
  }
  if (kinds.has('connectionReset')) {
    response.socket?.resetAndDestroy();
    return;
  }
  const body = Buffer.from(reply.body);
  response.status(reply.status);
  response.set(reply.headers);
  response.set('date', dateHeader(sender.now(), faults));
  sender.requests.addStatus(reply.status);
  if (kinds.has('truncatedBody')) {
    response.set('content-length', String(body.length));
    response.write(body.subarray(0, Math.floor(body.length / 2)), () =>
      response.socket?.destroy(),
    );
    return;
  }
  response.end(body);
}

function dateHeader(now: Date, faults: readonly Fault[]): string {
  const skew = faults.reduce(
    (sum, fault) => sum + (fault.kind === 'clockSkew' ? fault.seconds : 0),
    0,
  );
  return new Date(now.getTime() + skew * 1000).toUTCString();
}
