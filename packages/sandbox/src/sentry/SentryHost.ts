import { Company, ErrorProject } from '../company';
import { Faults } from '../faults';
import { RequestLog } from '../RequestLog';

/** How the Sentry of the sandbox is set up. @public */
export interface SentryOptions {
  /** Scopes by token. Default: any token may do everything the routes need. */
  tokens?: Readonly<Record<string, readonly string[]>>;
  /** False as with older self-hosted versions: `events-timeseries` is not there. Default true. */
  eventsTimeseries?: boolean;
  /** How long events, sessions and outcomes are kept. Default 90. */
  retentionDays?: number;
  /** Requests a second for each token and endpoint, by the real clock. Default: no limit. */
  requestsPerSecond?: number;
  /** What becomes of sessions with more than 10,000 points: 400, or groups left out without a word. Default `refuse`. */
  tooManyPoints?: 'refuse' | 'cut';
}

/** Everything the routes of one Sentry work on. @internal */
export interface SentryHost extends SentryOptions {
  company: Company;
  faults: Faults;
  requests: RequestLog;
  now: () => Date;
  /** The one organization that it serves. */
  organization: string;
}

/** @internal */
export function projectsOf(host: SentryHost): ErrorProject[] {
  return host.company.errors.projects.filter(
    it => it.organization === host.organization,
  );
}
