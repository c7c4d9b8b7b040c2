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
import { GoneError, InvalidQuestionError, UnansweredError } from './failures';

/** What is asked for. @internal */
export interface Question<T> {
  /** For instance `/v2/incidents`. */
  path: string;
  query?: ReadonlyArray<readonly [name: string, value: string]>;
  schema: z.ZodType<T>;
}

/** What stays from batch to batch: nothing secret. @internal */
export interface ClientOptions {
  timeoutSeconds: number;
  /** How often to ask again when incident.io is down. */
  retries: number;
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** From 0 up to 1; spreads the pauses of replicas. */
  random(): number;
  /** Limits met in a row, by budget key. */
  strikes: Map<string, number>;
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
    strikes: new Map(),
  };
}

/** @internal */
export interface ClientContext {
  budgets: Budgets;
  logger: LoggerService;
  now: () => Date;
  signal: AbortSignal;
}

/** incident.io allows so many requests a minute with one key. */
const requestsPerMinute = 1200;
const usualWaitSeconds = 60;
/** What has just been written may not be visible everywhere yet. */
const marginMilliseconds = 10_000;

/**
 * Asks one account of incident.io during one batch, within the budget shared by all replicas.
 *
 * @internal
 */
export class IncidentIoClient {
  requests = 0;
  private serverTime = Infinity;

  constructor(
    readonly account: Account,
    private readonly context: ClientContext,
    private readonly options: ClientOptions,
  ) {}

  /** How messages call the source. */
  get name(): string {
    return `incident.io (${this.account.name})`;
  }

  get budgetKey(): string {
    return `incident-io/${this.account.name}`;
  }

  /** An instant (ISO, UTC) before which everything is visible: by its clock or ours, whichever is earlier. */
  beginning(): string {
    const earliest = Math.min(this.serverTime, this.context.now().getTime());
    return new Date(earliest - marginMilliseconds).toISOString();
  }

  /**
   * @throws GoneError when it is not there, or hidden
   * @throws InvalidQuestionError when the question is not accepted as it is
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
          this.options.strikes.delete(this.budgetKey);
          const decoded = question.schema.safeParse(verdict.body);
          if (decoded.success) return decoded.data;
          const [{ path, message }] = decoded.error.issues;
          const where = path.join('.');
          await this.again(attempt, `incomplete data at ${where}: ${message}`);
          break;
        }
        case 'gone':
          // What is there may be denied for a moment, and what is gone is closed off for good.
          if (believed) throw new GoneError(verdict.reason);
          believed = true;
          break;
        case 'invalid':
          throw new InvalidQuestionError(verdict.reason);
        case 'refused':
          throw new SourceUnavailableError(
            `${this.name} cannot be read: ${verdict.reason}`,
          );
        case 'limited':
          return this.block(verdict.waitSeconds, verdict.reason);
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
    const { signal, budgets, now } = this.context;
    const { timeoutSeconds } = this.options;
    await budgets.spend(this.budgetKey, 1);
    const timeout = AbortSignal.timeout(timeoutSeconds * 1000);
    this.requests++;
    let reply: Response;
    let text: string;
    try {
      reply = await fetch(this.addressOf(question), {
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${this.account.token}`,
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
    const { status, headers } = reply;
    this.serverTime = Date.parse(headers.get('date') ?? '') || Infinity;
    await budgets.report(this.budgetKey, { limit: requestsPerMinute, cost: 1 });
    return classifyReply({ status, headers, body: parsed(text) }, now());
  }

  private addressOf({ path, query = [] }: Question<unknown>): string {
    const parameters = new URLSearchParams();
    for (const [name, value] of query) parameters.append(name, value);
    const asked = parameters.size > 0 ? `?${parameters}` : '';
    return `${this.account.apiBaseUrl}${path}${asked}`;
  }

  private async block(
    seconds: number | undefined,
    reason: string,
  ): Promise<never> {
    const { strikes } = this.options;
    const { budgets, now } = this.context;
    const struck = strikes.get(this.budgetKey) ?? 0;
    strikes.set(this.budgetKey, struck + 1);
    const pause = seconds ?? Math.min(600, usualWaitSeconds * 2 ** struck);
    const until = new Date(now().getTime() + pause * 1000).toISOString();
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
