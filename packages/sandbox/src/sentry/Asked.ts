import {
  ErrorEnvironment,
  errorEnvironments,
  ErrorProject,
  measureErrors,
  MeasuredErrors,
} from '../company';
import { keptPart, Period } from './period';
import { forbidden, notFound, Refusal } from './Refusal';
import { projectsOf, SentryHost } from './SentryHost';

/** A request about an organization. @internal */
export interface Asked {
  host: SentryHost;
  query: URLSearchParams;
  /** What the caller wrote, without the query: for the links to other pages. */
  url: string;
  /** Milliseconds since 1970 UTC. */
  now: number;
}

const common = ['project', 'start', 'end', 'statsPeriod', 'utc', 'referrer'];

/**
 * Refuses what the endpoint does not know: Sentry itself ignores such parameters, and a client that misspells one would
 * not notice.
 *
 * @throws Refusal
 * @internal
 */
export function refuseUnknown(
  { query }: Asked,
  known: readonly string[],
): void {
  for (const name of query.keys()) {
    if (!common.includes(name) && !known.includes(name)) {
      throw new Refusal(400, `Unknown query parameter "${name}"`);
    }
  }
}

/**
 * The projects that are asked about, by their ids; all when none is named.
 *
 * @throws Refusal when one is none of the organization's
 * @internal
 */
export function projectsAsked({ host, query }: Asked): ErrorProject[] {
  const all = projectsOf(host);
  const ids = query.getAll('project');
  if (!ids.length || ids.includes('-1')) {
    return all;
  }
  if (!ids.every(id => /^\d+$/.test(id))) {
    const detail = 'Invalid project parameter. Values must be numbers.';
    throw new Refusal(400, detail);
  }
  const chosen = all.filter(project => ids.includes(String(project.id)));
  if (chosen.length < new Set(ids).size) {
    throw forbidden();
  }
  return chosen;
}

/**
 * The environments that are asked about; all when none is named.
 *
 * @throws Refusal when one is not known
 * @internal
 */
export function environmentsAsked({ query }: Asked): ErrorEnvironment[] {
  const names = query.getAll('environment');
  const chosen = errorEnvironments.filter(it => names.includes(it));
  if (chosen.length < new Set(names).size) {
    throw notFound();
  }
  return names.length ? chosen : [...errorEnvironments];
}

/** What is known of a period: nothing about the part that is not kept any more. @internal */
export function measure(
  { host, now }: Asked,
  projects: readonly ErrorProject[],
  environments: readonly ErrorEnvironment[],
  period: Period,
): MeasuredErrors {
  const kept = keptPart(period, now, host.retentionDays);
  const { start, end } = kept ?? { start: 0, end: 0 };
  return measureErrors(host.company.errors, {
    projects,
    environments,
    from: start,
    to: end,
    at: now,
  });
}

/** @throws Refusal when nothing of a period is kept any more @internal */
export function refuseExpired({ host, now }: Asked, period: Period): void {
  if (!keptPart(period, now, host.retentionDays)) {
    throw new Refusal(
      400,
      'Invalid date range. Please try a more recent date range.',
    );
  }
}
