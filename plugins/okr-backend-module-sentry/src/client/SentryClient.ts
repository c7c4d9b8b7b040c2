import {
  BudgetExhaustedError,
  Budgets,
  SourceUnavailableError,
} from '@keyresults/backstage-plugin-okr-node';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { Organization } from '../config';
import { classifyReply, Verdict } from './classifyReply';
import { HiddenError, RefusedError, UnansweredError } from './failures';
import { nextCursor } from './nextCursor';
import { waitSeconds } from './waits';

/** Waits up to this are sat out; longer ones are left to the backend. */
const shortWaitSeconds = 5;
const mostPages = 10_000;

/** What is asked for. @internal */
export interface Question<T> {
  /** Behind `/api/0/organizations/{slug}/`, for instance `sessions/`; or `/` for what the token may do. */
  path: string;
  query?: ReadonlyArray<readonly [name: string, value: string | number]>;
  schema: z.ZodType<T>;
}

/** @internal */
export interface ClientOptions {
  timeoutSeconds: number;
  /** How often to ask again when Sentry is down. */
  retries: number;
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** From 0 up to 1; spreads the pauses of replicas. */
  random(): number;
}

/** @internal */
export function defaultClientOptions(): ClientOptions {
  return {
    timeoutSeconds: 30,
    retries: 3,
    sleep: async (milliseconds, signal) => {
      await wait(milliseconds, undefined, { signal });
    },
    random: Math.random,
  };
}

/** @internal */
export interface ClientContext {
  budgets: Budgets;
  now: () => Date;
  signal: AbortSignal;
}

/** What was learned about an organization, kept between batches. @internal */
export interface ClientMemory {
  /** Limits met in a row. */
  strikes: number;
}

/** Asks one organization of Sentry. @internal */
export class SentryClient {
  /** How many requests were made. */
  requests = 0;

  constructor(
    readonly organization: Organization,
    private readonly memory: ClientMemory,
    private readonly context: ClientContext,
    private readonly options: ClientOptions,
  ) {}

  /** For people. */
  get name(): string {
    const { slug, url } = this.organization;
    return `Sentry (${slug} at ${new URL(url).host})`;
  }

  get budgetKey(): string {
    const { slug, url } = this.organization;
    return `sentry/${new URL(url).host}/${slug}`;
  }

  /**
   * @throws HiddenError when it is not there, or not for this token
   * @throws RefusedError when Sentry will not answer the question as it was put
   * @throws UnansweredError when asking again did not help
   * @throws BudgetExhaustedError when the limit is met; all replicas then know
   * @throws SourceUnavailableError when the token is refused
   */
  async ask<T>(question: Question<T>): Promise<T> {
    return (await this.answer(question, () => undefined)).data;
  }

  /** Reads a list to its end. @throws as `ask` does */
  async askPages<T>(question: Question<T>): Promise<T[]> {
    const pages: T[] = [];
    const { query = [] } = question;
    let cursor: string | undefined;
    do {
      if (pages.length >= mostPages) {
        throw new UnansweredError(`there are more than ${mostPages} pages`);
      }
      const at = cursor === undefined ? [] : [['cursor', cursor] as const];
      const page = { ...question, query: [...query, ...at] };
      const { data, next } = await this.answer(page, nextCursor);
      if (next !== undefined && next === cursor) {
        throw new UnansweredError('a page leads to itself');
      }
      pages.push(data);
      cursor = next;
    } while (cursor !== undefined);
    return pages;
  }

  private async answer<T>(
    question: Question<T>,
    readLink: (link: string | null) => string | undefined,
  ): Promise<{ data: T; next: string | undefined }> {
    let believed = false;
    for (let attempt = 0; ; attempt++) {
      this.context.signal.throwIfAborted();
      const { verdict, headers } = await this.send(question);
      switch (verdict.kind) {
        case 'answer': {
          this.memory.strikes = 0;
          const decoded = decode(verdict.body, headers, question, readLink);
          if (typeof decoded !== 'string') return decoded;
          await this.again(attempt, decoded);
          break;
        }
        case 'gone':
          // What is there may be denied for a moment, and what is gone is closed off for good.
          if (believed) throw new HiddenError(verdict.reason, 'gone');
          believed = true;
          break;
        case 'forbidden':
          throw new HiddenError(verdict.reason, 'forbidden');
        case 'refused':
          throw new RefusedError(verdict.reason);
        case 'unauthorized':
          throw new SourceUnavailableError(
            `${this.name} cannot be read: ${verdict.reason}`,
          );
        case 'limited':
          await this.limited(headers, attempt, verdict.reason);
          break;
        default:
          await this.again(attempt, verdict.reason);
      }
    }
  }

  private async again(attempt: number, reason: string): Promise<void> {
    const { retries, sleep, random } = this.options;
    if (attempt >= retries) throw new UnansweredError(reason);
    const spread = 0.5 + random();
    await sleep(1000 * 2 ** attempt * spread, this.context.signal);
  }

  private async send(
    question: Question<unknown>,
  ): Promise<{ verdict: Verdict; headers: Headers }> {
    const { signal, budgets } = this.context;
    await budgets.spend(this.budgetKey, 1);
    const { timeoutSeconds } = this.options;
    const timeout = AbortSignal.timeout(timeoutSeconds * 1000);
    this.requests++;
    let reply: Response;
    let body: unknown;
    try {
      reply = await fetch(addressOf(this.organization, question), {
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${this.organization.token}`,
          'user-agent': 'backstage-okr',
        },
        signal: AbortSignal.any([signal, timeout]),
      });
      body = parsed(await reply.text());
    } catch (error) {
      signal.throwIfAborted();
      const reason = timeout.aborted
        ? `no answer in ${timeoutSeconds} s`
        : describe(error);
      return { verdict: { kind: 'down', reason }, headers: new Headers() };
    }
    // What is left of a window is not reported: it is a second long, and over before anybody reads it.
    await budgets.report(this.budgetKey, { cost: 1 });
    const verdict = classifyReply(reply.status, body);
    return { verdict, headers: reply.headers };
  }

  private async limited(
    headers: Headers,
    attempt: number,
    reason: string,
  ): Promise<void> {
    const { budgets, now, signal } = this.context;
    const at = now().getTime();
    const seconds = waitSeconds(headers, at, this.memory.strikes);
    this.memory.strikes++;
    if (seconds <= shortWaitSeconds && attempt < this.options.retries) {
      await this.options.sleep(seconds * 1000, signal);
      return;
    }
    const until = new Date(at + seconds * 1000).toISOString();
    await budgets.block(this.budgetKey, until, reason);
    throw new BudgetExhaustedError(
      `${this.name} asks to wait until ${until}: ${reason}`,
      until,
    );
  }
}

/** What was asked for, or in words why it is not there. */
function decode<T>(
  body: unknown,
  headers: Headers,
  { schema }: Question<T>,
  readLink: (link: string | null) => string | undefined,
): { data: T; next: string | undefined } | string {
  const decoded = schema.safeParse(body);
  if (!decoded.success) {
    const [issue] = decoded.error.issues;
    return `an answer of unknown shape at ${issue.path.join('.')}: ${
      issue.message
    }`;
  }
  try {
    return { data: decoded.data, next: readLink(headers.get('link')) };
  } catch (error) {
    return describe(error);
  }
}

/** @internal */
export function addressOf(
  { slug, url }: Pick<Organization, 'slug' | 'url'>,
  { path, query = [] }: Pick<Question<unknown>, 'path' | 'query'>,
): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of query) parameters.append(name, String(value));
  const asked = parameters.size > 0 ? `?${parameters}` : '';
  const place = path === '/' ? '' : `organizations/${slug}/${path}`;
  return `${url}/api/0/${place}${asked}`;
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
  if (cause instanceof Error) return cause.message;
  return error instanceof Error ? error.message : String(error);
}
