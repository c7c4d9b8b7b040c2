import { Figure } from '../Benchmark';
import { milliseconds, ratio } from '../format';
import { median, quantile } from '../statistics';
import { BigInstallation, Pair } from './BigInstallations';
import { Random } from './Random';

const livenessPath = '/.backstage/health/v1/liveness';

/** What is asked for, again and again. */
export interface Question {
  name: string;
  /** Path of the n-th request, below the API's address. */
  path(installation: BigInstallation, random: Random): string;
  requests: number;
  /** Requests before those that are measured. Default 200. */
  warmUps?: number;
  limitMs: number;
  /** How much slower it may be than with a hundredth of the facts. */
  limitRatio?: number;
}

/**
 * In turns, so that what else the machine does falls on all alike; the empty answer of the same server shows how much
 * that is.
 */
export async function ask(question: Question, pair: Pair): Promise<Figure> {
  const { name, path, requests, limitMs, limitRatio, warmUps = 200 } = question;
  const random = new Random(7);
  const full: number[] = [];
  const hundredth: number[] = [];
  const empty: number[] = [];
  const urlOf = (installation: BigInstallation) =>
    `${installation.apiUrl}/entities/${path(installation, random)}`;
  const emptyUrl = new URL(livenessPath, pair.full.apiUrl).href;
  for (let count = -warmUps; count < requests; count += 1) {
    const times = [
      await timed(urlOf(pair.full)),
      await timed(urlOf(pair.hundredth)),
      await timed(emptyUrl),
    ];
    if (count >= 0) {
      full.push(times[0]);
      hundredth.push(times[1]);
      empty.push(times[2]);
    }
  }
  const p99 = quantile(full, 0.99);
  const slowdown = p99 / quantile(hundredth, 0.99);
  return {
    what: `p99 of ${name}, ${pair.database}`,
    measured: `${milliseconds(p99)}, ${ratio(
      slowdown,
    )} that with 1/100 of the facts`,
    beside: `medians ${milliseconds(median(full))} and ${milliseconds(
      median(hundredth),
    )}; an empty answer ${milliseconds(median(empty))}, p99 ${milliseconds(
      quantile(empty, 0.99),
    )}`,
    aim: `≤ ${limitMs} ms${limitRatio ? ` and ≤ ${limitRatio}×` : ''}`,
    met: p99 <= limitMs && slowdown <= (limitRatio ?? Infinity),
  };
}

/** @returns milliseconds */
async function timed(url: string): Promise<number> {
  const started = performance.now();
  const response = await fetch(url);
  const body = await response.text();
  const elapsed = performance.now() - started;
  if (!response.ok) {
    throw new Error(`${url} answers ${response.status}: ${body}`);
  }
  return elapsed;
}

/** Of an entity, below the API's address. */
export function pathOf(entityRef: string): string {
  return entityRef.replace(':', '/');
}
