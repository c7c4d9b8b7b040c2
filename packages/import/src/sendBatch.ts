import {
  PushedFact,
  pushProblemSchema,
  pushResponseSchema,
} from '@keyresults/backstage-plugin-okr-common';
import { z } from 'zod';

/** @public */
export interface SendOptions {
  /** Of the Backstage backend, for instance `https://backstage.acme.test`. */
  url: string;
  token: string;
  /** How often to ask again when the backend does not answer, or asks to wait. */
  retries: number;
  sleep(milliseconds: number): Promise<void>;
  /** Told before each pause. */
  onPause(reason: string, seconds: number): void;
  timeoutSeconds: number;
  /** Since when nothing is missing, ISO 8601. */
  completeSince?: string;
}

/** What became of a batch. @public */
export interface SentBatch {
  stored: number;
  unchanged: number;
  /** By place in the batch. */
  refused: Array<{ index: number; field?: string; message: string }>;
}

/** Asking again does not help, or did not. What was sent before is stored. @public */
export class StoppedError extends Error {
  readonly name = 'StoppedError';
}

const problemsSchema = z.object({
  error: z.object({
    message: z.string().default(''),
    items: z.array(pushProblemSchema).default([]),
  }),
});

const longestPauseSeconds = 60;

type Outcome =
  | { kind: 'stored'; stored: number; unchanged: number }
  | { kind: 'refused'; items: SentBatch['refused'] }
  | { kind: 'tooLarge' }
  | { kind: 'wait'; reason: string; seconds?: number };

/**
 * Sends facts. The backend stores all of a request or nothing: what it refuses is taken out, and the rest is sent again.
 *
 * @throws StoppedError
 * @public
 */
export async function sendBatch(
  facts: readonly PushedFact[],
  options: SendOptions,
): Promise<SentBatch> {
  if (facts.length === 0) return { stored: 0, unchanged: 0, refused: [] };
  const outcome = await sendPatiently(facts, options);
  switch (outcome.kind) {
    case 'stored':
      return { ...outcome, refused: [] };
    case 'tooLarge':
      return sendHalves(facts, options);
    default: {
      const bad = new Set(outcome.items.map(({ index }) => index));
      const kept = [...facts.keys()].filter(index => !bad.has(index));
      const rest = await sendBatch(
        kept.map(index => facts[index]),
        options,
      );
      const refused = rest.refused.map(it => ({
        ...it,
        index: kept[it.index],
      }));
      return { ...rest, refused: [...outcome.items, ...refused] };
    }
  }
}

async function sendHalves(
  facts: readonly PushedFact[],
  options: SendOptions,
): Promise<SentBatch> {
  if (facts.length === 1) {
    const message = 'is too large for the backend';
    return { stored: 0, unchanged: 0, refused: [{ index: 0, message }] };
  }
  const middle = Math.ceil(facts.length / 2);
  const one = await sendBatch(facts.slice(0, middle), options);
  const other = await sendBatch(facts.slice(middle), options);
  return {
    stored: one.stored + other.stored,
    unchanged: one.unchanged + other.unchanged,
    refused: [
      ...one.refused,
      ...other.refused.map(it => ({ ...it, index: it.index + middle })),
    ],
  };
}

async function sendPatiently(
  facts: readonly PushedFact[],
  options: SendOptions,
): Promise<Exclude<Outcome, { kind: 'wait' }>> {
  for (let attempt = 0; ; attempt++) {
    const outcome = await send(facts, options);
    if (outcome.kind !== 'wait') return outcome;
    if (attempt >= options.retries) {
      throw new StoppedError(
        `gave up after ${attempt + 1} tries: ${outcome.reason}`,
      );
    }
    const seconds = Math.min(
      longestPauseSeconds,
      outcome.seconds ?? 2 ** attempt,
    );
    options.onPause(outcome.reason, seconds);
    await options.sleep(seconds * 1000);
  }
}

async function send(
  items: readonly PushedFact[],
  { url, token, timeoutSeconds, completeSince }: SendOptions,
): Promise<Outcome> {
  let status: number;
  let headers: Headers;
  let body: unknown;
  try {
    const reply = await fetch(`${url}/api/okr/v1/facts`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ items, completeSince }),
      signal: AbortSignal.timeout(timeoutSeconds * 1000),
    });
    ({ status, headers } = reply);
    body = parsed(await reply.text());
  } catch (error) {
    return { kind: 'wait', reason: describe(error) };
  }
  if (status === 429 || status >= 500) {
    const named = Number(headers.get('retry-after') ?? NaN);
    const seconds = named > 0 ? named : undefined;
    return { kind: 'wait', reason: `status ${status}`, seconds };
  }
  if (status === 413) return { kind: 'tooLarge' };
  if (status >= 200 && status < 300) {
    const said = pushResponseSchema.safeParse(body);
    if (!said.success) {
      throw new StoppedError(`there is no OKR backend at ${url}`);
    }
    return { kind: 'stored', ...said.data };
  }
  const said = problemsSchema.safeParse(body);
  const problems = (said.data?.error.items ?? []).filter(
    ({ index }) => index >= 0 && index < items.length,
  );
  if (status === 400 && problems.length > 0) {
    return { kind: 'refused', items: problems };
  }
  const words = said.data?.error.message;
  throw new StoppedError(
    `the backend answered ${status}${words ? `: ${words}` : ''}${hint(status)}`,
  );
}

function hint(status: number): string {
  switch (status) {
    case 401:
      return '. Check OKR_TOKEN';
    case 403:
      return '. The token needs the permission okr.facts.push';
    case 404:
      return '. Check --url: it is the backend’s, not the app’s';
    default:
      return '';
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function describe(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof Error && cause.message) return cause.message;
  return error instanceof Error ? error.message : String(error);
}
