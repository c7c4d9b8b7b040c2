import { LoggerService } from '@backstage/backend-plugin-api';
import {
  BudgetExhaustedError,
  Budgets,
  SourceUnavailableError,
} from '@keyresults/backstage-plugin-okr-node';
import { setTimeout as wait } from 'node:timers/promises';
import { Server } from '../config';
import { classifyReply, Verdict } from './classifyReply';
import { UnansweredError, UnusableQueryError } from './failures';
import { headersFor } from './headersFor';
import { matrixSchema } from './schemas';
import { waitSeconds } from './waits';

/** A query over a time. Instants are seconds since 1970 UTC, both ends in. @internal */
export interface RangeQuestion {
  query: string;
  start: number;
  end: number;
  stepSeconds: number;
}

/** By seconds since 1970 UTC. What is no finite number is left out. @internal */
export type Samples = ReadonlyMap<number, number>;

/** @internal */
export interface ClientOptions {
  /** How often to ask again when there is no full answer. */
  retries: number;
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** From 0 up to 1; spreads the pauses of replicas. */
  random(): number;
}

/** @internal */
export function defaultClientOptions(): ClientOptions {
  return {
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

/** Longer ones go into the body: proxies cut addresses. */
const longestAddress = 2000;

/**
 * Asks one server during one batch, within the budget shared by all replicas.
 *
 * @internal
 */
export class PrometheusClient {
  requests = 0;
  /** Values that were no finite numbers. */
  leftOut = 0;

  constructor(
    readonly server: Server,
    /** Limits met in a row, kept between batches. */
    private readonly memory: { strikes: number },
    private readonly context: ClientContext,
    private readonly options: ClientOptions,
  ) {}

  /** How messages call the source. */
  get name(): string {
    return `Prometheus (${this.server.name})`;
  }

  /**
   * The values of a query that gives one series, or none.
   *
   * @throws UnusableQueryError when the query is wrong, gives several series, or may not be asked
   * @throws UnansweredError when asking again did not help; for a shorter time it may be answered
   * @throws BudgetExhaustedError when the limit is met; all replicas then know
   * @throws SourceUnavailableError when the server does not answer, or lets nobody in
   */
  async askRange(question: RangeQuestion): Promise<Samples> {
    for (let attempt = 0; ; attempt++) {
      this.context.signal.throwIfAborted();
      const verdict = await this.send(question);
      switch (verdict.kind) {
        case 'answer': {
          this.memory.strikes = 0;
          const decoded = matrixSchema.safeParse(verdict.data);
          if (decoded.success) return this.samplesOf(decoded.data.result);
          const [issue] = decoded.error.issues;
          const where = issue.path.join('.');
          await this.again(attempt, `${where || 'data'}: ${issue.message}`);
          break;
        }
        case 'badQuery':
          throw new UnusableQueryError(verdict.reason, 'failing');
        case 'forbidden':
          throw new UnusableQueryError(verdict.reason, 'forbidden');
        case 'refused':
          throw new SourceUnavailableError(
            `${this.name} cannot be read: ${verdict.reason}`,
          );
        case 'heavy':
          throw new UnansweredError(verdict.reason);
        case 'partial':
          await this.again(attempt, verdict.reason);
          break;
        case 'down':
          if (attempt >= this.options.retries) {
            throw new SourceUnavailableError(
              `${this.name} does not answer: ${verdict.reason}`,
            );
          }
          await this.again(attempt, verdict.reason);
          break;
        default:
      }
    }
  }

  private samplesOf(
    series: ReadonlyArray<{
      metric: Record<string, string>;
      values: ReadonlyArray<readonly [number, string]>;
    }>,
  ): Samples {
    if (series.length > 1) {
      const [one, other] = series.map(({ metric }) => JSON.stringify(metric));
      throw new UnusableQueryError(
        `The query gives ${series.length} series, such as ${one} and ${other}. Aggregate in the query, for instance with sum(…)`,
        'failing',
      );
    }
    const samples = new Map<number, number>();
    for (const [at, text] of series.at(0)?.values ?? []) {
      const value = text.trim() === '' ? NaN : Number(text);
      if (Number.isFinite(value)) samples.set(Math.round(at), value);
      else this.leftOut++;
    }
    return samples;
  }

  private async again(attempt: number, reason: string): Promise<void> {
    const { retries, sleep, random } = this.options;
    if (attempt >= retries) throw new UnansweredError(reason);
    const spread = 0.5 + random();
    await sleep(1000 * 2 ** attempt * spread, this.context.signal);
  }

  private async send(question: RangeQuestion): Promise<Verdict> {
    const { budgets, signal } = this.context;
    const { timeoutSeconds } = this.server;
    await budgets.spend(this.budgetKey, 1);
    const timeout = AbortSignal.timeout(timeoutSeconds * 1000);
    this.requests++;
    let reply: Response;
    let text: string;
    try {
      reply = await this.fetch(question, AbortSignal.any([signal, timeout]));
    } catch (error) {
      signal.throwIfAborted();
      return timeout.aborted
        ? { kind: 'heavy', reason: `no answer in ${timeoutSeconds} s` }
        : { kind: 'down', reason: describe(error) };
    }
    try {
      text = await reply.text();
    } catch (error) {
      signal.throwIfAborted();
      return timeout.aborted
        ? { kind: 'heavy', reason: `no answer in ${timeoutSeconds} s` }
        : { kind: 'partial', reason: `cut short: ${describe(error)}` };
    }
    const verdict = classifyReply(reply.status, parsed(text));
    if (verdict.kind === 'limited') await this.block(reply, verdict.reason);
    return verdict;
  }

  private fetch(
    { query, start, end, stepSeconds }: RangeQuestion,
    signal: AbortSignal,
  ): Promise<Response> {
    const { url, timeoutSeconds } = this.server;
    const body = new URLSearchParams({
      query,
      start: String(start),
      end: String(end),
      step: String(stepSeconds),
      timeout: `${Math.ceil(timeoutSeconds)}s`,
    });
    const init = {
      redirect: 'manual',
      signal,
      headers: headersFor(this.server),
    } as const;
    const address = `${url}/api/v1/query_range`;
    const whole = `${address}?${body}`;
    return whole.length <= longestAddress
      ? fetch(whole, init)
      : fetch(address, { ...init, method: 'POST', body });
  }

  private get budgetKey(): string {
    return `prometheus/${this.server.name}`;
  }

  private async block(reply: Response, reason: string): Promise<never> {
    const { budgets, now } = this.context;
    const seconds = waitSeconds(reply.headers, this.memory.strikes, now());
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
