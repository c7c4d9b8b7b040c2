import { readOverview } from '../overview';
import { readExplanation } from './explanation';
import {
  ExplanationRequest,
  FactsRequest,
  MetricRequest,
  OkrService,
  OkrsRequest,
  OverviewRequest,
  IncidentRequest,
  IncidentsRequest,
  PageRequest,
  PeriodRequest,
  Rights,
  SaveReviewRequest,
  Sight,
} from './OkrService';
import { pushFacts } from './pushFacts';
import { readErrors } from './readErrors';
import { readFacts } from './readFacts';
import { readIncident } from './readIncident';
import { readIncidents } from './readIncidents';
import { readIncidentsSummary } from './readIncidentsSummary';
import { readMembers } from './readMembers';
import { readMetric } from './readMetric';
import { readMetrics } from './readMetrics';
import { readOkrs } from './readOkrs';
import { readStatus } from './readStatus';
import { readSuggestions } from './readSuggestions';
import { readWaiting } from './readWaiting';
import { saveReview } from './saveReview';
import { ServiceContext } from './ServiceContext';

/**
 * Answers from the database. It takes for granted that the caller may see the entity asked about.
 *
 * @internal
 */
export class DefaultOkrService implements OkrService<Rights> {
  readonly #context: ServiceContext;

  constructor(context: ServiceContext) {
    this.#context = context;
  }

  okrs(request: OkrsRequest, sight: Sight) {
    return readOkrs(this.#context, request, sight);
  }

  overview(request: OverviewRequest, sight: Sight) {
    return readOverview(this.#context, request, sight);
  }

  metric(request: MetricRequest, sight: Sight) {
    return readMetric(this.#context, request, sight);
  }

  facts(request: FactsRequest, sight: Sight) {
    return readFacts(this.#context, request, sight);
  }

  explanation(request: ExplanationRequest, sight: Sight) {
    return readExplanation(this.#context, request, sight);
  }

  waiting(request: PageRequest, sight: Sight) {
    return readWaiting(this.#context, request, sight);
  }

  members(request: PageRequest, sight: Sight) {
    return readMembers(this.#context, request, sight);
  }

  errors(request: PeriodRequest, sight: Sight) {
    return readErrors(this.#context, request, sight);
  }

  incidentsSummary(request: PeriodRequest, sight: Sight) {
    return readIncidentsSummary(this.#context, request, sight);
  }

  incidents(request: IncidentsRequest, sight: Sight) {
    return readIncidents(this.#context, request, sight);
  }

  incident(request: IncidentRequest, rights: Rights) {
    return readIncident(this.#context, request, rights);
  }

  saveReview(request: SaveReviewRequest, rights: Rights) {
    return saveReview(this.#context, request, rights);
  }

  suggestions({ entityRef }: { entityRef: string }) {
    return readSuggestions(this.#context, entityRef);
  }

  push(body: unknown, sight: Sight) {
    return pushFacts(this.#context, body, sight);
  }

  async metrics() {
    return readMetrics(this.#context.settings);
  }

  status(sight: Sight) {
    return readStatus(this.#context, sight);
  }
}
