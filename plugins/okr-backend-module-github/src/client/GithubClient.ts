import { LoggerService } from '@backstage/backend-plugin-api';
import {
  BudgetExhaustedError,
  Budgets,
  SourceUnavailableError,
} from '@keyresults/backstage-plugin-okr-node';
import { Octokit } from '@octokit/rest';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import {
  AliasProblem,
  classifyReply,
  dateHeader,
  Reply,
  Verdict,
} from './classifyReply';
import { Connection } from './connections';
import { UnansweredError } from './failures';
import { believableReset } from './waits';

/** A query with what it is expected to cost. @internal */
export interface Query<T> {
  text: string;
  variables: Record<string, unknown>;
  /** Points, as GitHub computes them from the connections asked for. */
  cost: number;
  schema: z.ZodType<T>;
}

/** @internal */
export interface Answer<T> {
  data: T;
  /** What could not be answered, by alias. */
  problems: Map<string, AliasProblem>;
  /** The server's clock. */
  serverTime: Date | undefined;
  elapsedSeconds: number;
}

/** What stays from batch to batch: nothing secret. @internal */
export interface ClientOptions {
  timeoutSeconds: number;
  /** How often to ask again when GitHub is down. */
  retries: number;
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** From 0 up to 1; spreads the pauses of replicas. */
  random(): number;
  /** Secondary limits met in a row, by budget key. */
  strikes: Map<string, number>;
}

/** @internal */
export function defaultClientOptions(): ClientOptions {
  return {
    timeoutSeconds: 15,
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

const rateLimitSchema = z
  .looseObject({
    rateLimit: z
      .object({
        cost: z.number(),
        limit: z.number(),
        remaining: z.number(),
        resetAt: z.string(),
      })
      .nullish(),
  })
  .catch({});

/**
 * Asks GitHub's GraphQL API with one connection during one batch, within the budget shared by all replicas.
 *
 * @internal
 */
export class GithubClient {
  /** Points used so far. */
  points = 0;
  requests = 0;
  remaining: number | undefined;
  private readonly octokit: Octokit;

  constructor(
    readonly connection: Connection,
    private readonly context: ClientContext,
    readonly options: ClientOptions,
  ) {
    const { logger } = context;
    this.octokit = new Octokit({
      auth: connection.token,
      userAgent: 'backstage-okr',
      log: {
        debug: text => logger.debug(text),
        info: text => logger.debug(text),
        warn: text => logger.warn(text),
        // Every failure is classified and reported below.
        error: text => logger.debug(text),
      },
    });
  }

  /**
   * @throws UnansweredError when smaller pieces may succeed
   * @throws BudgetExhaustedError when the budget is used up; all replicas then know
   * @throws SourceUnavailableError when asking again is of no use now
   */
  async ask<T>(query: Query<T>): Promise<Answer<T>> {
    const { budgetKey, host } = this.connection;
    const { strikes, retries } = this.options;
    for (let attempt = 0; ; attempt++) {
      this.context.signal.throwIfAborted();
      await this.context.budgets.spend(budgetKey, query.cost);
      const started = performance.now();
      const { verdict, reply } = await this.send(query);
      const elapsedSeconds = (performance.now() - started) / 1000;
      switch (verdict.kind) {
        case 'answer': {
          strikes.delete(budgetKey);
          const decoded = query.schema.safeParse(verdict.data);
          if (!decoded.success) {
            const [issue] = decoded.error.issues;
            throw new UnansweredError(
              `incomplete data at ${issue.path.join('.')}: ${issue.message}`,
              'incomplete',
            );
          }
          return {
            data: decoded.data,
            problems: verdict.problems,
            serverTime: reply && dateHeader(reply.headers),
            elapsedSeconds,
          };
        }
        case 'tooHeavy':
          throw new UnansweredError(verdict.reason, 'heavy');
        case 'limited':
          return this.block(verdict.waitSeconds, verdict.reason);
        case 'refused':
          throw new SourceUnavailableError(
            `GitHub (${host}) cannot be read: ${verdict.reason}`,
          );
        default:
          if (attempt >= retries) {
            throw new UnansweredError(verdict.reason, 'down');
          }
          await this.pause(attempt);
      }
    }
  }

  /** Waits about a second, doubled with every attempt. */
  async pause(attempt: number): Promise<void> {
    const { sleep, random } = this.options;
    const spread = 0.5 + random();
    await sleep(1000 * 2 ** attempt * spread, this.context.signal);
  }

  private async send(
    query: Query<unknown>,
  ): Promise<{ verdict: Verdict; reply?: Reply }> {
    const { signal, now } = this.context;
    const { strikes, timeoutSeconds } = this.options;
    const timeout = AbortSignal.timeout(timeoutSeconds * 1000);
    let reply: Reply;
    try {
      reply = await this.octokit
        .request({
          method: 'POST',
          url: this.connection.graphqlUrl,
          query: query.text,
          variables: query.variables,
          request: { signal: AbortSignal.any([signal, timeout]) },
        })
        .then(({ status, headers, data }) => ({ status, headers, body: data }));
    } catch (error) {
      signal.throwIfAborted();
      const failed = failedReply(error);
      if (!failed) {
        this.requests++;
        const verdict: Verdict = timeout.aborted
          ? { kind: 'tooHeavy', reason: `no answer in ${timeoutSeconds} s` }
          : { kind: 'down', reason: describe(error) };
        return { verdict };
      }
      reply = failed;
    }
    this.requests++;
    await this.report(reply, query.cost);
    const struck = strikes.get(this.connection.budgetKey) ?? 0;
    return { verdict: classifyReply(reply, now(), struck), reply };
  }

  private async report(reply: Reply, expectedCost: number): Promise<void> {
    const number = (name: string) => {
      const value = Number(reply.headers[name] ?? NaN);
      return Number.isFinite(value) ? value : undefined;
    };
    const body = rateLimitSchema.parse(
      (reply.body as { data?: unknown } | undefined)?.data ?? {},
    );
    const reset = Number(reply.headers['x-ratelimit-reset'] ?? NaN);
    const cost =
      body.rateLimit?.cost ?? (reply.status < 400 ? expectedCost : undefined);
    const remaining =
      body.rateLimit?.remaining ?? number('x-ratelimit-remaining');
    this.points += cost ?? 0;
    this.remaining = remaining ?? this.remaining;
    const limit = body.rateLimit?.limit ?? number('x-ratelimit-limit');
    const { budgets, now } = this.context;
    const resetAt = believableReset(
      body.rateLimit ? Date.parse(body.rateLimit.resetAt) : reset * 1000,
      now(),
    );
    const { budgetKey } = this.connection;
    await budgets.report(budgetKey, { limit, remaining, resetAt, cost });
  }

  private async block(waitSeconds: number, reason: string): Promise<never> {
    const { budgetKey, host } = this.connection;
    const { strikes } = this.options;
    strikes.set(budgetKey, (strikes.get(budgetKey) ?? 0) + 1);
    const until = new Date(
      this.context.now().getTime() + waitSeconds * 1000,
    ).toISOString();
    await this.context.budgets.block(budgetKey, until, reason);
    throw new BudgetExhaustedError(
      `GitHub (${host}) asks to wait until ${until}: ${reason}`,
      until,
    );
  }
}

const failedReplySchema = z.looseObject({
  response: z.looseObject({
    status: z.number(),
    headers: z.record(z.string(), z.union([z.string(), z.number()]).optional()),
    data: z.unknown(),
  }),
});

/** Octokit throws for a status of 400 and more; the reply is inside. */
function failedReply(error: unknown): Reply | undefined {
  const failed = failedReplySchema.safeParse(error);
  if (!failed.success) return undefined;
  const { status, headers, data } = failed.data.response;
  return { status, headers, body: data };
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
