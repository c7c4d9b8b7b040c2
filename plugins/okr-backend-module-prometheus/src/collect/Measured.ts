import { MetricSettings, Queries, Server } from '../config';

/** What a target is measured by, once its id is understood. @internal */
export interface Measured {
  targetId: string;
  title: string;
  server: Server;
  metric: MetricSettings;
  queries: Queries;
  /** By field of the entity. */
  values: Readonly<Record<string, string>>;
}

/** Days in a row. @internal */
export interface Days {
  first: string;
  /** In. */
  last: string;
}
