import { LoggerService } from '@backstage/backend-plugin-api';
import {
  BudgetExhaustedError,
  Budgets,
  SourceUnavailableError,
} from '@keyresults/backstage-plugin-okr-node';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { Account } from '../config';
import { classifyReply, Verdict } from './classifyReply';
import { Credentials } from './credentials';
import { HiddenError, UnansweredError } from './failures';
import { waitSeconds } from './waits';

/** What is asked for. @internal */
export interface Question<T> {
  /** For instance `/incidents`. */
  path: string;
  query?: ReadonlyArray<readonly [name: string, value: string]>;
  /** What the token needs. */
  scope: 'incidents.read' | 'services.read';
  schema: z.ZodType<T>;
}

/** What stays from batch to batch: nothing secret. @internal */
export interface ClientOptions {
  timeoutSeconds: number;
  /** How often to ask again when PagerDuty is down. */
  retries: number;
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** From 0 up to 1; spreads the pauses of replicas. */
  random(): number;
}

/** @internal */
export function defaultClientOptions(): ClientOptions {
  return {
    timeoutSeconds: 20,
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
  logger: LoggerService;
  now: () => Date;
  signal: AbortSignal;
}

/** What was learned about an account, kept between batches. @internal */
export interface AccountMemory {
  credentials: Credentials;
  /** How far PagerDuty's clock was behind ours last time, in milliseconds; 0 where it was ahead. */
  clockBehind: number;
  /** Limits met in a row. */
  strikes: number;
}

/**
 * Asks one account of PagerDuty during one batch, within the budget shared by all replicas.
 *
 * @internal
 */
export class PagerdutyClient {
  requests = 0;

  constructor(
    readonly account: Account,
    private readonly memory: AccountMemory,
    private readonly context: ClientContext,
    private readonly options: ClientOptions,
  ) {}

  /** How messages call the source. */
  get name(): string {
    return `PagerDuty (${this.account.name})`;
  }

  get budgetKey(): string {
    return `pagerduty/${this.account.name}`;
  }

  /**
   * @throws HiddenError when it is not there, or not for this token
   * @throws UnansweredError when asking again did not help
   * @throws BudgetExhaustedError when the limit is met; all replicas then know
   * @throws SourceUnavailableError when asking again is of no use now
   */
  async ask<T>(question: Question<T>): Promise<T> {
    let believed = false;
    for (let attempt = 0; ; attempt++) {
      this.context.signal.throwIfAborted();
      const verdict = await this.send(question);
      switch (verdict.kind) {
        case 'answer': {
          this.memory.strikes = 0;
          const decoded = question.schema.safeParse(verdict.body);
          if (decoded.success) return decoded.data;
          const [issue] = decoded.error.issues;
          const where = issue.path.join('.');
          await this.again(
            attempt,
            `incomplete data at ${where}: ${issue.message}`,
          );
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
          throw new SourceUnavailableError(
            `${this.name} cannot be read: ${verdict.reason}`,
          );
        case 'limited':
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

  private async send(question: Question<unknown>): Promise<Verdict> {
    const { signal, budgets } = this.context;
    const { credentials } = this.memory;
    await budgets.spend(this.budgetKey, 1);
    const authorization = await credentials.header(signal);
    const { timeoutSeconds } = this.options;
    const timeout = AbortSignal.timeout(timeoutSeconds * 1000);
    this.requests++;
    let reply: Response;
    let text: string | undefined;
    try {
      reply = await fetch(this.addressOf(question), {
        headers: {
          accept: 'application/vnd.pagerduty+json;version=2',
          authorization,
          'user-agent': 'backstage-okr',
        },
        signal: AbortSignal.any([signal, timeout]),
      });
      text = await reply.text();
    } catch (error) {
      signal.throwIfAborted();
      const reason = timeout.aborted
        ? `no answer in ${timeoutSeconds} s`
        : describe(error);
      return { kind: 'down', reason };
    }
    await this.report(reply);
    const verdict = classifyReply(reply.status, parsed(text), question.scope);
    if (reply.status === 401 && credentials.refused()) {
      return { kind: 'down', reason: 'the token has ended (401)' };
    }
    if (verdict.kind === 'limited') await this.block(reply, verdict.reason);
    return verdict;
  }

  private addressOf({ path, query = [] }: Question<unknown>): string {
    const parameters = new URLSearchParams();
    for (const [name, value] of query) parameters.append(name, value);
    const asked = parameters.size > 0 ? `?${parameters}` : '';
    return `${this.account.apiBaseUrl}${path}${asked}`;
  }

  private async report({ headers }: Response): Promise<void> {
    const { budgets, now } = this.context;
    const at = now().getTime();
    const date = Date.parse(headers.get('date') ?? '');
    if (!Number.isNaN(date)) {
      this.memory.clockBehind = Math.max(0, at - date);
    }
    const number = (name: string) => {
      const text = headers.get(name);
      return text !== null && /^\d+$/.test(text) ? Number(text) : undefined;
    };
    const reset = number('ratelimit-reset');
    await budgets.report(this.budgetKey, {
      limit: number('ratelimit-limit'),
      remaining: number('ratelimit-remaining'),
      resetAt:
        reset === undefined
          ? undefined
          : new Date(at + Math.min(600, reset) * 1000).toISOString(),
      cost: 1,
    });
  }

  private async block(reply: Response, reason: string): Promise<never> {
    const { budgets, now } = this.context;
    const seconds = waitSeconds(reply.headers, this.memory.strikes);
    this.memory.strikes++;
    const until = new Date(now().getTime() + seconds * 1000).toISOString();
    await budgets.block(this.budgetKey, until, reason);
    throw new BudgetExhaustedError(
      `${this.name} asks to wait until ${until}: ${reason}`,
      until,
    );
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
  if (cause instanceof Error) return cause.message;
  return error instanceof Error ? error.message : String(error);
}
