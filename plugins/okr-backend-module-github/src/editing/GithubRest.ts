import { Octokit } from '@octokit/rest';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { GithubRefusal, toRefusal } from './GithubRefusal';

/** @internal */
export interface GithubRestOptions {
  apiBaseUrl: string;
  token: string;
  signal: AbortSignal;
  /** Of one answer. */
  timeoutMs: number;
  /** First pause before a question is asked again; it doubles. */
  pauseMs: number;
}

type Parameters = Record<string, unknown>;

const mostTries = 3;
const mostRedirects = 3;
const quiet = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * Asks GitHub's REST API with one token for as long as one request of ours takes. Questions are asked again when GitHub is
 * down; what changes something never is.
 *
 * @internal
 */
export class GithubRest {
  readonly #octokit: Octokit;
  readonly #options: GithubRestOptions;

  constructor(options: GithubRestOptions) {
    this.#options = options;
    this.#octokit = new Octokit({
      auth: options.token,
      baseUrl: options.apiBaseUrl,
      userAgent: 'backstage-okr',
      log: quiet,
      request: { fetch: sameOriginFetch(options.apiBaseUrl) },
    });
  }

  /** @throws GithubRefusal */
  async get<T>(
    path: string,
    parameters: Parameters,
    schema: z.ZodType<T>,
  ): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#request(`GET ${path}`, parameters, schema);
      } catch (error) {
        const isWorthIt =
          error instanceof GithubRefusal &&
          error.isUncertain &&
          attempt < mostTries &&
          !this.#options.signal.aborted;
        if (!isWorthIt) {
          throw error;
        }
        await wait(this.#options.pauseMs * 2 ** (attempt - 1));
      }
    }
  }

  /** As `get`, undefined where there is nothing. */
  async find<T>(
    path: string,
    parameters: Parameters,
    schema: z.ZodType<T>,
  ): Promise<T | undefined> {
    try {
      return await this.get(path, parameters, schema);
    } catch (error) {
      if (error instanceof GithubRefusal && error.status === 404) {
        return undefined;
      }
      throw error;
    }
  }

  /** @throws GithubRefusal */
  async send<T>(
    route: string,
    parameters: Parameters,
    schema: z.ZodType<T>,
  ): Promise<T> {
    return this.#request(route, parameters, schema);
  }

  /** The same credentials for what must be done even though time is over. */
  forCleaningUp(): GithubRest {
    const { timeoutMs } = this.#options;
    const signal = AbortSignal.timeout(2 * timeoutMs);
    return new GithubRest({ ...this.#options, signal });
  }

  async #request<T>(
    route: string,
    parameters: Parameters,
    schema: z.ZodType<T>,
  ): Promise<T> {
    const { signal, timeoutMs, token } = this.#options;
    let data: unknown;
    try {
      const answer = await this.#octokit.request(route, {
        ...parameters,
        request: {
          signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
        },
      });
      data = answer.data;
    } catch (error) {
      throw toRefusal(error, token, Date.now());
    }
    const read = schema.safeParse(data);
    if (!read.success) {
      throw new GithubRefusal(
        0,
        `not what was asked for: ${read.error.issues[0].path.join('.')}`,
      );
    }
    return read.data;
  }
}

/**
 * Follows a redirect, which GitHub gives for renamed repositories, only of questions and only to the API itself: a token
 * goes nowhere else.
 */
function sameOriginFetch(apiBaseUrl: string): typeof fetch {
  const { origin } = new URL(apiBaseUrl);
  return async (input, init) => {
    let url = String(input);
    for (let hops = 0; ; hops++) {
      if (new URL(url).origin !== origin) {
        throw new GithubRefusal(400, 'it points to another host');
      }
      const response = await fetch(url, { ...init, redirect: 'manual' });
      const location = response.headers.get('location');
      if (
        response.status < 300 ||
        response.status === 304 ||
        response.status >= 400
      ) {
        return response;
      }
      const isQuestion =
        (init?.method ?? 'GET').toLocaleUpperCase('en-US') === 'GET';
      if (!location || !isQuestion || hops === mostRedirects) {
        throw new GithubRefusal(400, 'the repository has moved');
      }
      url = new URL(location, url).href;
    }
  };
}
