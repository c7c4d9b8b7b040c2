import { Company } from '../company';
import { Faults } from '../faults';
import { RequestLog } from '../RequestLog';

/** How the PagerDuty of the sandbox is set up. @public */
export interface PagerdutyOptions {
  /** Scopes by token. Default: any token may read everything. */
  tokens?: Readonly<Record<string, readonly string[]>>;
  /** Requests a minute for each token, by the sandbox's clock. Default: no limit, while the headers speak of 960. */
  requestsPerMinute?: number;
}

/** Everything the routes of PagerDuty work on. @internal */
export interface PagerdutyHost extends PagerdutyOptions {
  company: Company;
  faults: Faults;
  requests: RequestLog;
  now: () => Date;
}

/** One request, as the routes see it. @internal */
export interface Asked {
  host: PagerdutyHost;
  query: URLSearchParams;
  /** Where the caller reaches PagerDuty, for instance `http://localhost:7107/pagerduty`. */
  address: string;
  /** Milliseconds since 1970 UTC. */
  now: number;
}
