import { Benchmark, BenchmarkContext, Figure } from '../Benchmark';
import { milliseconds, ratio } from '../format';
import { median, quantile } from '../statistics';
import { BigInstallation, BigInstallations, Pair } from './BigInstallations';
import { bigGroup } from './entities';
import { Random } from './Random';

const warmUps = 200;
const livenessPath = '/.backstage/health/v1/liveness';

interface Question {
  name: string;
  /** Path of the n-th request, below the API's address. */
  path(installation: BigInstallation, random: Random): string;
  requests: number;
  limitMs: number;
  /** How much slower it may be than with a hundredth of the facts. */
  limitRatio?: number;
}

const okrs: Question = {
  name: 'okrs of any of 10,000 entities',
  path: ({ entityRefs }, random) =>
    `${pathOf(entityRefs[random.below(entityRefs.length)])}/okrs`,
  requests: 2000,
  limitMs: 25,
  limitRatio: 1.5,
};

const groupOkrs: Question = {
  name: `okrs of a Group that owns ${bigGroup.services} services`,
  path: () => `${pathOf(bigGroup.ref)}/okrs`,
  requests: 500,
  limitMs: 50,
};

const groupMembers: Question = {
  name: `members of a Group that owns ${bigGroup.services} services`,
  path: () => `${pathOf(bigGroup.ref)}/members`,
  requests: 500,
  limitMs: 50,
};

/** How long the objectives of an entity take, through HTTP, router and access control. */
export function okrsEndpoint(installations: BigInstallations): Benchmark {
  return {
    name: 'okrs-endpoint',
    run: context => askAll(installations, context, [okrs]),
  };
}

/** The same for a team with many services. */
export function groupEndpoint(installations: BigInstallations): Benchmark {
  return {
    name: 'group-endpoint',
    run: context => askAll(installations, context, [groupOkrs, groupMembers]),
  };
}

async function askAll(
  installations: BigInstallations,
  context: BenchmarkContext,
  questions: readonly Question[],
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const pair of await installations.pairs(context)) {
    for (const question of questions) {
      context.say(`asking for ${question.name} on ${pair.database}`);
      figures.push(await ask(question, pair));
    }
  }
  return figures;
}

/**
 * In turns, so that what else the machine does falls on all alike; the empty answer of the same server shows how much
 * that is.
 */
async function ask(question: Question, pair: Pair): Promise<Figure> {
  const { name, path, requests, limitMs, limitRatio } = question;
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

function pathOf(entityRef: string): string {
  return entityRef.replace(':', '/');
}
