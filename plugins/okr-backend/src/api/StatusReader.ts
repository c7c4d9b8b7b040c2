import { StatusResponse } from '@keyresults/backstage-plugin-okr-common';
import { Target } from '../facts';

/** How collection and catalog sync are doing. Instants are milliseconds since 1970 UTC. @internal */
export interface CollectionStatus {
  /** Targets in use. */
  targets: StatusResponse['targets'];
  lastRunAt?: number;
  nextRunAt?: number;
  budgets: {
    key: string;
    limit?: number;
    remaining?: number;
    resetAt?: number;
    blockedUntil?: number;
    reason?: string;
    usedLastHour?: number;
  }[];
  catalog: { entities: number; lastFullPassAt?: number; error?: string };
}

/** @internal */
export interface StatusReader {
  read(now: number): Promise<CollectionStatus>;
  /** Targets in use that are not well, worst first. */
  troubles(limit: number): Promise<Target[]>;
}
