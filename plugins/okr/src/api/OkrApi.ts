import { createApiRef } from '@backstage/core-plugin-api';
import type { CompoundEntityRef } from '@backstage/catalog-model';
import type {
  FactsResponse,
  MembersResponse,
  MetricResponse,
  OkrsResponse,
  StatusResponse,
  WaitingResponse,
} from '@keyresults/backstage-plugin-okr-common';

/** @public */
export interface RequestOptions {
  /** Ends the request when the page no longer needs it. */
  signal?: AbortSignal;
}

/** @public */
export interface OkrsRequest extends RequestOptions {
  /** Cycle id, for instance `2026-Q4`; the current one when absent. */
  cycle?: string;
  /** ISO 8601, UTC. */
  asOf?: string;
}

/** A number of one metric over one window. Instants are ISO 8601 in UTC. @public */
export interface MetricRequest extends RequestOptions {
  stat?: string;
  from?: string;
  to?: string;
  asOf?: string;
  calendar?: string;
  /** Only facts with these dimensions. */
  where?: Record<string, string>;
}

/** @public */
export interface PageRequest extends RequestOptions {
  cursor?: string;
  limit?: number;
}

/**
 * Reads what the OKR backend knows about an entity. Every method throws `ResponseError` when the backend refuses.
 *
 * @public
 */
export interface OkrApi {
  getOkrs(
    entity: CompoundEntityRef,
    request?: OkrsRequest,
  ): Promise<OkrsResponse>;
  getMetric(
    entity: CompoundEntityRef,
    metric: string,
    request?: MetricRequest,
  ): Promise<MetricResponse>;
  getFacts(
    entity: CompoundEntityRef,
    metric: string,
    request?: MetricRequest & PageRequest,
  ): Promise<FactsResponse>;
  getWaiting(
    entity: CompoundEntityRef,
    request?: PageRequest,
  ): Promise<WaitingResponse>;
  getMembers(
    entity: CompoundEntityRef,
    request?: PageRequest,
  ): Promise<MembersResponse>;
  getStatus(request?: RequestOptions): Promise<StatusResponse>;
}

/** @public */
export const okrApiRef = createApiRef<OkrApi>({ id: 'plugin.okr.service' });
