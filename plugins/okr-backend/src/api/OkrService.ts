import {
  ErrorRateResponse,
  ExplanationResponse,
  FactsResponse,
  IncidentResponse,
  IncidentsResponse,
  IncidentsSummary,
  MembersResponse,
  MetricResponse,
  MetricsResponse,
  OkrsResponse,
  OverviewResponse,
  PushResponse,
  StatusResponse,
  SuggestionsResponse,
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
export interface OverviewRequest {
  cycle?: string;
  /** Only these, full and in lower case; all where left out. */
  entityRefs?: string[];
  /**
   * With what people wrote of the whole cycle when they closed it, and what was taken out of it: too long for a list that is
   * read all the time.
   */
  asReport?: boolean;
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
  /** How long the window is unless it says so; as long as a baseline unless given. */
  days?: number;
  /** How many ISO weeks its series has, up to the end of the window; those of the window unless given. */
  weeks?: number;
}

/** @internal */
export interface FactsRequest extends MetricRequest {
  cursor?: string;
  limit: number;
}

/** @internal */
export interface ExplanationRequest extends OkrsRequest {
  objective: string;
  keyResult: string;
  /** What the parts are told apart by. */
  by?: string;
  /** What it is held against: `baseline`, `before`, or an instant. */
  against?: string;
}

/** @internal */
export interface PageRequest {
  entityRef: string;
  cursor?: string;
  limit: number;
}

/** @internal */
export interface PeriodRequest {
  entityRef: string;
  from?: string;
  to?: string;
  asOf?: string;
}

/** @internal */
export interface IncidentsRequest
  extends Omit<PeriodRequest, 'asOf'>,
    PageRequest {
  severity?: string;
  area?: string;
}

/** @internal */
export interface IncidentRequest {
  entityRef: string;
  /** As it stands in a list. */
  incident: string;
}

/** @internal */
export interface SaveReviewRequest extends IncidentRequest {
  body: unknown;
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
 * What a caller may see and do.
 *
 * @internal
 */
export interface Rights extends Sight {
  /** Entity reference of who asks, where that is a person. */
  userRef?: string;
  /** Whether they may review incidents on the page of an entity. */
  mayReview(entityRef: string): Promise<boolean>;
}

/**
 * Everything the API answers. `Caller` is who asks: credentials outside, and inside what they may see.
 *
 * @internal
 */
export interface OkrService<Caller> {
  okrs(request: OkrsRequest, caller: Caller): Promise<OkrsResponse>;
  /** Of all entities that the caller may see. */
  overview(request: OverviewRequest, caller: Caller): Promise<OverviewResponse>;
  metric(request: MetricRequest, caller: Caller): Promise<MetricResponse>;
  facts(request: FactsRequest, caller: Caller): Promise<FactsResponse>;
  /** What moved a key result. */
  explanation(
    request: ExplanationRequest,
    caller: Caller,
  ): Promise<ExplanationResponse>;
  waiting(request: PageRequest, caller: Caller): Promise<WaitingResponse>;
  members(request: PageRequest, caller: Caller): Promise<MembersResponse>;
  /** Key results that the entity could promise, from the facts of its last quarter. */
  suggestions(
    request: { entityRef: string },
    caller: Caller,
  ): Promise<SuggestionsResponse>;
  errors(request: PeriodRequest, caller: Caller): Promise<ErrorRateResponse>;
  incidentsSummary(
    request: PeriodRequest,
    caller: Caller,
  ): Promise<IncidentsSummary>;
  incidents(
    request: IncidentsRequest,
    caller: Caller,
  ): Promise<IncidentsResponse>;
  incident(request: IncidentRequest, caller: Caller): Promise<IncidentResponse>;
  /** @throws an error with what is wrong with the fields of the review */
  saveReview(
    request: SaveReviewRequest,
    caller: Caller,
  ): Promise<IncidentResponse>;
  /** @throws an error with what is wrong with the items */
  push(body: unknown, caller: Caller): Promise<PushResponse>;
  /** What key results can ask for here. */
  metrics(): Promise<MetricsResponse>;
  status(caller: Caller): Promise<StatusResponse>;
}
