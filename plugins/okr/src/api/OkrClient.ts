import { ResponseError } from '@backstage/errors';
import type { CompoundEntityRef } from '@backstage/catalog-model';
import type { FetchApi } from '@backstage/core-plugin-api';
import type {
  FactsResponse,
  MembersResponse,
  MetricResponse,
  OkrsResponse,
  StatusResponse,
  WaitingResponse,
} from '@keyresults/backstage-plugin-okr-common';
import type {
  MetricRequest,
  OkrApi,
  OkrsRequest,
  PageRequest,
  RequestOptions,
} from './OkrApi';
import { entityPath, queryString } from './urls';

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
    request: MetricRequest = {},
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

  getStatus(request: RequestOptions = {}) {
    return this.#get<StatusResponse>('/status', request);
  }

  async #get<T>(path: string, request: object & RequestOptions): Promise<T> {
    const { signal, ...query } = request;
    const response = await this.#fetchApi.fetch(
      `plugin://okr/v1${path}${queryString(query)}`,
      { signal, headers: { accept: 'application/json' } },
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}
