import {
  FactsResponse,
  MembersResponse,
  MetricResponse,
  OkrsResponse,
  StatusResponse,
  WaitingResponse,
} from '@keyresults/backstage-plugin-okr-common';

/** Requests are as they came in: texts are read, and refused, by the service. @internal */
export interface OkrsRequest {
  /** Full and in lower case, for instance `component:default/checkout`. */
  entityRef: string;
  cycle?: string;
  asOf?: string;
}

/** @internal */
export interface MetricRequest {
  entityRef: string;
  metric: string;
  stat?: string;
  from?: string;
  to?: string;
  asOf?: string;
  calendar?: string;
  /** Each `dimension:value`. */
  where?: string[];
}

/** @internal */
export interface FactsRequest extends MetricRequest {
  cursor?: string;
  limit: number;
}

/** @internal */
export interface PageRequest {
  entityRef: string;
  cursor?: string;
  limit: number;
}

/**
 * Which entities a caller may see.
 *
 * @internal
 */
export interface Sight {
  /** Those of the entities given that may be seen. */
  visible(entityRefs: readonly string[]): Promise<Set<string>>;
}

/**
 * Everything the API answers. `Caller` is who asks: credentials outside, and inside what they may see.
 *
 * @internal
 */
export interface OkrService<Caller> {
  okrs(request: OkrsRequest, caller: Caller): Promise<OkrsResponse>;
  metric(request: MetricRequest, caller: Caller): Promise<MetricResponse>;
  facts(request: FactsRequest, caller: Caller): Promise<FactsResponse>;
  waiting(request: PageRequest, caller: Caller): Promise<WaitingResponse>;
  members(request: PageRequest, caller: Caller): Promise<MembersResponse>;
  status(caller: Caller): Promise<StatusResponse>;
}
