import { Company } from '../company';
import { Faults } from '../faults';
import { RequestLog } from '../RequestLog';

/** How the Prometheus of the sandbox is set up. @public */
export interface PrometheusOptions {
  /** Tokens that are let in. Default: everybody. */
  tokens?: readonly string[];
  /** A query that would load more samples than this is refused. Default 50 million, as Prometheus has it. */
  maxSamples?: number;
  /** What is older is not there any more. Default 400. */
  retentionDays?: number;
}

/** Everything the routes of Prometheus work on. @internal */
export interface PrometheusHost extends PrometheusOptions {
  company: Company;
  faults: Faults;
  requests: RequestLog;
  now: () => Date;
}
