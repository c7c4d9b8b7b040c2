import { Random } from './Random';
import { simulatePullRequest } from './simulatePullRequest';
import { Setting } from './Stage';
import { PullRequest } from './types';

/** Pull requests that are made when they are asked for, and can be made again. @public */
export interface PullRequestSource {
  readonly count: number;
  /** In order of creation, from 0. */
  at(index: number): PullRequest;
  indexOf(number: number): number | undefined;
}

const week = 7 * 24 * 3_600_000;
/** Monday, 1 January 2024: numbers are counted from here, so that a later start of the sandbox keeps them. */
const firstMonday = Date.UTC(2024, 0, 1);

/** Weeks since the first Monday. @internal */
export function weekOf(at: number): number {
  return Math.floor((at - firstMonday) / week);
}

/** @internal */
export function startOfWeek(index: number): number {
  return firstMonday + index * week;
}

interface History {
  seed: number;
  repository: string;
  setting: Setting;
  fromWeek: number;
  /** Not in. */
  toWeek: number;
}

/**
 * So many pull requests a week, more or less. What happens in a week does not depend on when the history begins or
 * ends.
 *
 * @internal
 */
export function weeklySource(
  history: History,
  perWeek: number,
): PullRequestSource {
  const { seed, repository, fromWeek, toWeek } = history;
  const most = Math.ceil(perWeek * 2) + 1;
  const counts: number[] = [];
  for (let index = fromWeek; index < toWeek; index++) {
    const random = new Random(seed, repository, index, 'count');
    const mean = perWeek * workingShare(history.setting, index);
    counts.push(
      Math.min(
        most,
        Math.floor(random.between(0.3, 1.7) * mean + random.fraction()),
      ),
    );
  }
  return countedSource(
    history,
    counts,
    (index, position) => index * most + position + 1,
  );
}

/** Exactly so many pull requests, numbered from 1. @internal */
export function denseSource(
  history: History,
  count: number,
): PullRequestSource {
  const weeks = history.toWeek - history.fromWeek;
  const counts = Array.from(
    { length: weeks },
    (_, index) =>
      Math.floor(((index + 1) * count) / weeks) -
      Math.floor((index * count) / weeks),
  );
  const before = runningTotal(counts);
  return countedSource(
    history,
    counts,
    (index, position) => before[index - history.fromWeek] + position + 1,
  );
}

/** Nothing ever happened. @internal */
export const emptySource: PullRequestSource = listSource([]);

/** Pull requests that are known already. @internal */
export function listSource(
  pullRequests: readonly PullRequest[],
): PullRequestSource {
  const ordered = [...pullRequests].sort((a, b) => a.createdAt - b.createdAt);
  const indexes = new Map(ordered.map((it, index) => [it.number, index]));
  return {
    count: ordered.length,
    at: index => ordered[index],
    indexOf: number => indexes.get(number),
  };
}

function countedSource(
  { seed, repository, setting, fromWeek }: History,
  counts: number[],
  numberOf: (week: number, position: number) => number,
): PullRequestSource {
  const before = runningTotal(counts);
  const count = before[counts.length];
  const locate = (index: number) => {
    const position = lastAtOrBelow(before, index);
    return { position, within: index - before[position] };
  };
  const numberAt = (index: number) => {
    const { position, within } = locate(index);
    return numberOf(fromWeek + position, within);
  };
  return {
    count,
    at(index) {
      const { position, within } = locate(index);
      const random = new Random(seed, repository, fromWeek + position, within);
      const createdAt = creation(
        setting,
        fromWeek + position,
        (within + random.fraction()) / counts[position],
      );
      return simulatePullRequest(setting, random, numberAt(index), createdAt);
    },
    indexOf(number) {
      let low = 0;
      let high = count;
      while (low < high) {
        const middle = Math.floor((low + high) / 2);
        if (numberAt(middle) < number) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low < count && numberAt(low) === number ? low : undefined;
    },
  };
}

/** At so much of the week's working time. */
function creation({ calendar }: Setting, index: number, share: number): number {
  const from = calendar.position(startOfWeek(index));
  const to = calendar.position(startOfWeek(index + 1));
  if (from === to) {
    return startOfWeek(index) + share * week;
  }
  return calendar.instant(from + share * (to - from));
}

/** Of the working time of an ordinary week. */
function workingShare({ calendar }: Setting, index: number): number {
  const worked =
    calendar.position(startOfWeek(index + 1)) -
    calendar.position(startOfWeek(index));
  return worked / (45 * 3_600_000);
}

function runningTotal(counts: readonly number[]): number[] {
  const totals = [0];
  for (const count of counts) {
    totals.push(totals[totals.length - 1] + count);
  }
  return totals;
}

function lastAtOrBelow(totals: readonly number[], index: number): number {
  let low = 0;
  let high = totals.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (totals[middle] <= index) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}
