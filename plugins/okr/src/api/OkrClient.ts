import { ResponseError } from '@backstage/errors';
import type { CompoundEntityRef } from '@backstage/catalog-model';
import type { FetchApi } from '@backstage/core-plugin-api';
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
import type {
  CheckInsRequest,
  ExplanationRequest,
  IncidentsRequest,
  MetricRequest,
  OkrApi,
  OkrsRequest,
  OverviewRequest,
  PageRequest,
  PeriodRequest,
  RequestOptions,
  SeriesRequest,
} from './OkrApi';
import {
  checkInPath,
  checkInsPath,
  cyclePath,
  cyclesPath,
  entityPath,
  incidentPath,
  queryString,
} from './urls';

/**
 * The OKR backend over HTTP.
 *
 * @public
 */
export class OkrClient implements OkrApi {
  readonly #fetchApi: FetchApi;

  constructor(options: { fetchApi: FetchApi }) {
    this.#fetchApi = options.fetchApi;
  }

  getOkrs(entity: CompoundEntityRef, request: OkrsRequest = {}) {
    return this.#get<OkrsResponse>(`${entityPath(entity)}/okrs`, request);
  }

  getMetric(
    entity: CompoundEntityRef,
    metric: string,
    request: SeriesRequest = {},
  ) {
    return this.#get<MetricResponse>(
      `${entityPath(entity)}/metrics/${encodeURIComponent(metric)}`,
      request,
    );
  }

  getFacts(
    entity: CompoundEntityRef,
    metric: string,
    request: MetricRequest & PageRequest = {},
  ) {
    return this.#get<FactsResponse>(
      `${entityPath(entity)}/metrics/${encodeURIComponent(metric)}/facts`,
      request,
    );
  }

  getWaiting(entity: CompoundEntityRef, request: PageRequest = {}) {
    return this.#get<WaitingResponse>(`${entityPath(entity)}/waiting`, request);
  }

  getMembers(entity: CompoundEntityRef, request: PageRequest = {}) {
    return this.#get<MembersResponse>(`${entityPath(entity)}/members`, request);
  }

  getIncidentsSummary(entity: CompoundEntityRef, request: PeriodRequest = {}) {
    return this.#get<IncidentsSummary>(
      `${entityPath(entity)}/incidents/summary`,
      request,
    );
  }

  getIncidents(entity: CompoundEntityRef, request: IncidentsRequest = {}) {
    return this.#get<IncidentsResponse>(
      `${entityPath(entity)}/incidents`,
      request,
    );
  }

  getIncident(
    entity: CompoundEntityRef,
    id: string,
    request: RequestOptions = {},
  ) {
    return this.#get<IncidentResponse>(incidentPath(entity, id), request);
  }

  saveIncidentReview(
    entity: CompoundEntityRef,
    id: string,
    request: SaveReviewRequest,
  ) {
    return this.#send<IncidentResponse>(
      'PUT',
      `${incidentPath(entity, id)}/review`,
      request,
    );
  }

  getErrors(entity: CompoundEntityRef, request: PeriodRequest = {}) {
    return this.#get<ErrorRateResponse>(
      `${entityPath(entity)}/errors`,
      request,
    );
  }

  getExplanation(
    entity: CompoundEntityRef,
    objective: string,
    keyResult: string,
    request: ExplanationRequest = {},
  ) {
    const ids = [objective, keyResult].map(encodeURIComponent).join('/');
    return this.#get<ExplanationResponse>(
      `${entityPath(entity)}/keyResults/${ids}/explanation`,
      request,
    );
  }

  getSuggestions(entity: CompoundEntityRef, request: RequestOptions = {}) {
    return this.#get<SuggestionsResponse>(
      `${entityPath(entity)}/suggestions`,
      request,
    );
  }

  getSource(entity: CompoundEntityRef, request: RequestOptions = {}) {
    return this.#get<SourceResponse>(`${entityPath(entity)}/source`, request);
  }

  previewEdit(
    entity: CompoundEntityRef,
    edit: EditPreviewRequest,
    request: RequestOptions = {},
  ) {
    return this.#send<EditPreviewResponse>(
      'POST',
      `${entityPath(entity)}/edits/preview`,
      edit,
      request,
    );
  }

  saveEdit(entity: CompoundEntityRef, edit: EditRequest) {
    return this.#send<EditResponse>(
      'POST',
      `${entityPath(entity)}/edits`,
      edit,
    );
  }

  getProposals(entity: CompoundEntityRef, request: RequestOptions = {}) {
    return this.#get<ProposalsResponse>(
      `${entityPath(entity)}/proposals`,
      request,
    );
  }

  getOverlay(entity: CompoundEntityRef, request: RequestOptions = {}) {
    return this.#get<OverlayResponse>(`${entityPath(entity)}/overlay`, request);
  }

  getCheckIns(entity: CompoundEntityRef, request: CheckInsRequest = {}) {
    return this.#get<CheckInsResponse>(checkInsPath(entity), request);
  }

  getCheckInSummary(
    entity: CompoundEntityRef,
    request: Pick<OkrsRequest, 'cycle' | 'signal'> = {},
  ) {
    return this.#get<CheckInSummary>(
      `${checkInsPath(entity)}/summary`,
      request,
    );
  }

  getCheckInVersions(
    entity: CompoundEntityRef,
    id: string,
    request: RequestOptions = {},
  ) {
    return this.#get<CheckInVersions>(
      `${checkInPath(entity, id)}/versions`,
      request,
    );
  }

  createCheckIn(entity: CompoundEntityRef, request: CreateCheckInRequest) {
    return this.#send<CheckInResponse>('POST', checkInsPath(entity), request);
  }

  changeCheckIn(
    entity: CompoundEntityRef,
    id: string,
    request: ChangeCheckInRequest,
  ) {
    return this.#send<CheckInResponse>('PUT', checkInPath(entity, id), request);
  }

  deleteCheckIn(entity: CompoundEntityRef, id: string, version: number) {
    return this.#ask<DeletedCheckIn>(
      `${checkInPath(entity, id)}${queryString({ version })}`,
      { method: 'DELETE' },
    );
  }

  getCycles(entity: CompoundEntityRef, request: RequestOptions = {}) {
    return this.#get<EntityCyclesResponse>(cyclesPath(entity), request);
  }

  getCycleReport(
    entity: CompoundEntityRef,
    cycle: string,
    request: RequestOptions = {},
  ) {
    return this.#get<CycleReport>(
      `${cyclePath(entity, cycle)}/report`,
      request,
    );
  }

  getCycleReportMarkdown(
    entity: CompoundEntityRef,
    cycle: string,
    request: RequestOptions = {},
  ) {
    return this.#text(
      `${cyclePath(entity, cycle)}/report.md`,
      'text/markdown',
      request,
    );
  }

  getCycleReviewVersions(
    entity: CompoundEntityRef,
    cycle: string,
    request: RequestOptions = {},
  ) {
    return this.#get<CycleReviewVersions>(
      `${cyclePath(entity, cycle)}/closing/versions`,
      request,
    );
  }

  closeCycle(
    entity: CompoundEntityRef,
    cycle: string,
    request: CloseCycleRequest,
  ) {
    return this.#send<CycleClosing>(
      'PUT',
      `${cyclePath(entity, cycle)}/closing`,
      request,
    );
  }

  getOverview(request: OverviewRequest = {}) {
    return this.#get<OverviewResponse>('/overview', request);
  }

  getOverviewCsv({ signal, ...query }: OverviewRequest = {}) {
    return this.#text(`/overview.csv${queryString(query)}`, 'text/csv', {
      signal,
    });
  }

  getOverviewMarkdown({ signal, ...query }: OverviewRequest = {}) {
    return this.#text(`/overview.md${queryString(query)}`, 'text/markdown', {
      signal,
    });
  }

  getMetrics(request: RequestOptions = {}) {
    return this.#get<MetricsResponse>('/metrics', request);
  }

  getStatus(request: RequestOptions = {}) {
    return this.#get<StatusResponse>('/status', request);
  }

  #get<T>(path: string, request: object & RequestOptions): Promise<T> {
    const { signal, ...query } = request;
    return this.#ask<T>(`${path}${queryString(query)}`, { signal });
  }

  #send<T>(
    method: 'POST' | 'PUT',
    path: string,
    body: object,
    { signal }: RequestOptions = {},
  ): Promise<T> {
    return this.#ask<T>(path, {
      method,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
      signal,
    });
  }

  async #ask<T>(path: string, init: RequestInit): Promise<T> {
    const response = await this.#fetch(path, {
      ...init,
      headers: { accept: 'application/json', ...init.headers },
    });
    return response.json();
  }

  async #text(
    path: string,
    accept: string,
    { signal }: RequestOptions,
  ): Promise<string> {
    const response = await this.#fetch(path, { signal, headers: { accept } });
    return response.text();
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    const response = await this.#fetchApi.fetch(`plugin://okr/v1${path}`, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}
