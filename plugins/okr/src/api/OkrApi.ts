import { createApiRef } from '@backstage/core-plugin-api';
import type { CompoundEntityRef } from '@backstage/catalog-model';
import type {
  ChangeCheckInRequest,
  CheckInResponse,
  CheckInsResponse,
  CheckInSummary,
  CheckInVersions,
  CloseCycleRequest,
  CreateCheckInRequest,
  CycleClosing,
  CycleReport,
  CycleReviewVersions,
  DeletedCheckIn,
  EditPreviewRequest,
  EditPreviewResponse,
  EditRequest,
  EditResponse,
  EntityCyclesResponse,
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
  OverlayResponse,
  OverviewResponse,
  ProposalsResponse,
  SaveReviewRequest,
  SourceResponse,
  StatusResponse,
  SuggestionsResponse,
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

/** @public */
export interface OverviewRequest extends RequestOptions {
  /** Cycle id, for instance `2026-Q4`; the current one when absent. */
  cycle?: string;
  /** References of entities: only these. */
  entity?: string[];
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

/** With weeks beside the number. @public */
export interface SeriesRequest extends MetricRequest {
  /** How many ISO weeks the series has, up to the end of the window; those of the window unless given. */
  weeks?: number;
}

/** What moved a key result: of which cycle, as of when, and what its parts are told apart by. @public */
export interface ExplanationRequest extends OkrsRequest {
  /** One of the `dimensions` of an answer; the first of them when absent. */
  by?: string;
  /** One of the `comparisons` of an answer, or an instant; the first of them when absent. */
  against?: string;
}

/** A period. Instants are ISO 8601 in UTC; `from` is in it, `to` is not. @public */
export interface PeriodRequest extends RequestOptions {
  from?: string;
  to?: string;
}

/** @public */
export interface IncidentsRequest extends PeriodRequest, PageRequest {
  severity?: string;
  area?: string;
}

/** Which check-ins of an entity. @public */
export interface CheckInsRequest extends PageRequest {
  /** Id of an objective. */
  objective?: string;
  /** Id of a key result. */
  keyResult?: string;
  /** Cycle id: of its days only. */
  cycle?: string;
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
    request?: SeriesRequest,
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
  /** Fewer or more, faster or slower: the incidents of a period against those of the one before. */
  getIncidentsSummary(
    entity: CompoundEntityRef,
    request?: PeriodRequest,
  ): Promise<IncidentsSummary>;
  getIncidents(
    entity: CompoundEntityRef,
    request?: IncidentsRequest,
  ): Promise<IncidentsResponse>;
  /** One incident with what its source says and every version of its review. @param id - as in a list of incidents */
  getIncident(
    entity: CompoundEntityRef,
    id: string,
    request?: RequestOptions,
  ): Promise<IncidentResponse>;
  /**
   * Saves a new version of an incident's review. What is wrong with it comes as 400, with the problems by field in
   * `body.error.fields`; when somebody saved meanwhile, it is 409.
   */
  saveIncidentReview(
    entity: CompoundEntityRef,
    id: string,
    request: SaveReviewRequest,
  ): Promise<IncidentResponse>;
  getErrors(
    entity: CompoundEntityRef,
    request?: PeriodRequest,
  ): Promise<ErrorRateResponse>;
  /** What moved a key result, by services, severities and so on. */
  getExplanation(
    entity: CompoundEntityRef,
    objective: string,
    keyResult: string,
    request?: ExplanationRequest,
  ): Promise<ExplanationResponse>;
  /** Key results that the entity could promise, drawn from its own last quarter. */
  getSuggestions(
    entity: CompoundEntityRef,
    request?: RequestOptions,
  ): Promise<SuggestionsResponse>;
  /** Where the annotation of an entity is kept, and how it reads there. */
  getSource(
    entity: CompoundEntityRef,
    request?: RequestOptions,
  ): Promise<SourceResponse>;
  /** What a change would do: the difference of the file, the problems, and the tab as it would be. */
  previewEdit(
    entity: CompoundEntityRef,
    edit: EditPreviewRequest,
    request?: RequestOptions,
  ): Promise<EditPreviewResponse>;
  /**
   * Makes a change, or proposes it, wherever the annotation is kept. What is wrong with it comes as 400, with the problems
   * by field in `body.error.fields`; when it was changed there meanwhile, it is 409 with what stands there now.
   */
  saveEdit(entity: CompoundEntityRef, edit: EditRequest): Promise<EditResponse>;
  /** Changes that are proposed and not decided yet. */
  getProposals(
    entity: CompoundEntityRef,
    request?: RequestOptions,
  ): Promise<ProposalsResponse>;
  /** The annotation kept by the plugin for an entity that has no file, with its history. */
  getOverlay(
    entity: CompoundEntityRef,
    request?: RequestOptions,
  ): Promise<OverlayResponse>;
  /** What people said of key results, of the latest day first. */
  getCheckIns(
    entity: CompoundEntityRef,
    request?: CheckInsRequest,
  ): Promise<CheckInsResponse>;
  /** How the key results of a cycle stand with their check-ins, the current one when none is given. */
  getCheckInSummary(
    entity: CompoundEntityRef,
    request?: Pick<OkrsRequest, 'cycle' | 'signal'>,
  ): Promise<CheckInSummary>;
  /** How a check-in read before it was edited. */
  getCheckInVersions(
    entity: CompoundEntityRef,
    id: string,
    request?: RequestOptions,
  ): Promise<CheckInVersions>;
  /**
   * Says something of a key result. Sent again with the same id it changes nothing. What is wrong with it comes as 400,
   * with the problems by field in `body.error.fields`.
   */
  createCheckIn(
    entity: CompoundEntityRef,
    request: CreateCheckInRequest,
  ): Promise<CheckInResponse>;
  /** Says it anew. When it was changed or deleted meanwhile, it is 409 with what stands now in `body.error.checkIn`. */
  changeCheckIn(
    entity: CompoundEntityRef,
    id: string,
    request: ChangeCheckInRequest,
  ): Promise<CheckInResponse>;
  /** Takes it back. @param version - the one that was read */
  deleteCheckIn(
    entity: CompoundEntityRef,
    id: string,
    version: number,
  ): Promise<DeletedCheckIn>;
  /** Every cycle that an entity has or had objectives in, newest first. */
  getCycles(
    entity: CompoundEntityRef,
    request?: RequestOptions,
  ): Promise<EntityCyclesResponse>;
  /** Everything that was found and said of a cycle that is over. @param cycle - its id */
  getCycleReport(
    entity: CompoundEntityRef,
    cycle: string,
    request?: RequestOptions,
  ): Promise<CycleReport>;
  /** The same as Markdown. */
  getCycleReportMarkdown(
    entity: CompoundEntityRef,
    cycle: string,
    request?: RequestOptions,
  ): Promise<string>;
  /** How the review of a closed cycle read before it was edited. */
  getCycleReviewVersions(
    entity: CompoundEntityRef,
    cycle: string,
    request?: RequestOptions,
  ): Promise<CycleReviewVersions>;
  /**
   * Closes a cycle, or edits its review. What is wrong with it comes as 400, with the problems by field in
   * `body.error.fields`; when somebody did so meanwhile, it is 409 with what stands now in `body.error.closing`.
   */
  closeCycle(
    entity: CompoundEntityRef,
    cycle: string,
    request: CloseCycleRequest,
  ): Promise<CycleClosing>;
  /** Every entity with objectives in a cycle, in few words. */
  getOverview(request?: OverviewRequest): Promise<OverviewResponse>;
  /** The same as CSV, a row for each key result. */
  getOverviewCsv(request?: OverviewRequest): Promise<string>;
  /** The same as Markdown: who closed the cycle, and what became of each objective. */
  getOverviewMarkdown(request?: OverviewRequest): Promise<string>;
  /** What key results can ask for, and how cycles lie in the calendar. */
  getMetrics(request?: RequestOptions): Promise<MetricsResponse>;
  getStatus(request?: RequestOptions): Promise<StatusResponse>;
}

/** @public */
export const okrApiRef = createApiRef<OkrApi>({ id: 'plugin.okr.service' });
