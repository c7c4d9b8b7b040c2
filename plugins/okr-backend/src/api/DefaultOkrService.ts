import {
  FactsRequest,
  MetricRequest,
  OkrService,
  OkrsRequest,
  PageRequest,
  Sight,
} from './OkrService';
import { readFacts } from './readFacts';
import { readMembers } from './readMembers';
import { readMetric } from './readMetric';
import { readOkrs } from './readOkrs';
import { readStatus } from './readStatus';
import { readWaiting } from './readWaiting';
import { ServiceContext } from './ServiceContext';

/**
 * Answers from the database. It takes for granted that the caller may see the entity asked about.
 *
 * @internal
 */
export class DefaultOkrService implements OkrService<Sight> {
  readonly #context: ServiceContext;

  constructor(context: ServiceContext) {
    this.#context = context;
  }

  okrs(request: OkrsRequest, sight: Sight) {
    return readOkrs(this.#context, request, sight);
  }

  metric(request: MetricRequest, sight: Sight) {
    return readMetric(this.#context, request, sight);
  }

  facts(request: FactsRequest, sight: Sight) {
    return readFacts(this.#context, request, sight);
  }

  waiting(request: PageRequest, sight: Sight) {
    return readWaiting(this.#context, request, sight);
  }

  members(request: PageRequest, sight: Sight) {
    return readMembers(this.#context, request, sight);
  }

  status(sight: Sight) {
    return readStatus(this.#context, sight);
  }
}
