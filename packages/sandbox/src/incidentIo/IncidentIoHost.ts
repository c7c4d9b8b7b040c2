import { Company } from '../company';
import { Faults } from '../faults';
import { RequestLog } from '../RequestLog';

/** How the incident.io of the sandbox is set up. @public */
export interface IncidentIoOptions {
  /** Roles of API keys. Default: any key may view everything. */
  keys?: Readonly<Record<string, readonly string[]>>;
  /** Requests a minute for each key, by the sandbox's clock. Default 1,200. */
  requestsPerMinute?: number;
  /** What a timestamp or custom field is called by now, by its name here; undefined when it was deleted. */
  renamed?: ReadonlyMap<string, string | undefined>;
}

/** Everything the routes of incident.io work on. @internal */
export interface IncidentIoHost extends IncidentIoOptions {
  company: Company;
  faults: Faults;
  requests: RequestLog;
  now: () => Date;
}

/** One request, as the routes see it. @internal */
export interface Asked {
  host: IncidentIoHost;
  query: URLSearchParams;
  /** Where the caller reaches incident.io, for instance `http://localhost:7107/incident-io`. */
  address: string;
  /** Milliseconds since 1970 UTC. */
  now: number;
  /** Roles of the key that asks. */
  roles: readonly string[];
}
