import { BackstageCredentials } from '@backstage/backend-plugin-api';
import express, { Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { addCheckInRoutes, CheckInRoutesOptions } from './checkInRoutes';
import { addClosingRoutes, ClosingRoutesOptions } from './closingRoutes';
import { addEditRoutes, EditRoutesOptions } from './editRoutes';
import { addExplanationRoutes } from './explanation';
import { headAsGet, openApiRefusals, openApiValidation } from './openApi';
import { addOverviewRoutes } from './overviewRoutes';
import {
  entityRefOf,
  metricRequestOf,
  pageOf,
  periodOf,
  text,
} from './requests';
import { sendCached } from './sendCached';
import { addWriteRoutes, WriteRoutesOptions } from './writeRoutes';

/** @internal */
export interface RouterOptions extends WriteRoutesOptions {
  /** Undefined where nobody checks in. */
  checkIns?: CheckInRoutesOptions['checkIns'];
  /** Undefined where nobody closes cycles. */
  closings?: ClosingRoutesOptions['closings'];
  /** Undefined where key results are not edited here. */
  editing?: EditRoutesOptions['editing'];
  /** Refuse to send an answer that the OpenAPI document does not describe; for tests. */
  validateResponses?: boolean;
}

const ENTITY = '/v1/entities/:kind/:namespace/:name';

/** A thousand facts fit, with titles, links and dimensions as long as they usually are. */
const LARGEST_PUSH = '5mb';

/** An annotation as long as may be, with every character escaped. */
const LARGEST_EDIT = '2mb';

/** A thousand verdicts with sentences as long as may be. */
const LARGEST_REVIEW = '2mb';

/**
 * The HTTP side of the API. It reads requests and writes answers; what may be seen and done is the service's to say.
 *
 * @internal
 */
export function createRouter(options: RouterOptions): Router {
  const { service, httpAuth } = options;
  const router = PromiseRouter();
  router.use('/v1/facts', express.json({ limit: LARGEST_PUSH }));
  router.use(`${ENTITY}/edits`, express.json({ limit: LARGEST_EDIT }));
  router.use(`${ENTITY}/cycles`, express.json({ limit: LARGEST_REVIEW }));
  router.use(
    express.json(),
    headAsGet,
    ...openApiValidation({
      validateResponses: options.validateResponses ?? false,
    }),
  );

  const answer =
    <T extends object>(
      ask: (request: Request, credentials: BackstageCredentials) => Promise<T>,
    ) =>
    async (request: Request, response: Response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user', 'service'],
      });
      sendCached(response, await ask(request, credentials));
    };

  router.get(
    `${ENTITY}/okrs`,
    answer((request, credentials) =>
      service.okrs(
        {
          entityRef: entityRefOf(request),
          cycle: text(request.query.cycle),
          asOf: text(request.query.asOf),
        },
        credentials,
      ),
    ),
  );
  router.get(
    `${ENTITY}/metrics/:metric`,
    answer((request, credentials) =>
      service.metric(metricRequestOf(request), credentials),
    ),
  );
  router.get(
    `${ENTITY}/metrics/:metric/facts`,
    answer((request, credentials) =>
      service.facts(
        { ...metricRequestOf(request), ...pageOf(request) },
        credentials,
      ),
    ),
  );
  router.get(
    `${ENTITY}/waiting`,
    answer((request, credentials) =>
      service.waiting(
        { entityRef: entityRefOf(request), ...pageOf(request) },
        credentials,
      ),
    ),
  );
  router.get(
    `${ENTITY}/members`,
    answer((request, credentials) =>
      service.members(
        { entityRef: entityRefOf(request), ...pageOf(request) },
        credentials,
      ),
    ),
  );
  router.get(
    `${ENTITY}/suggestions`,
    answer((request, credentials) =>
      service.suggestions({ entityRef: entityRefOf(request) }, credentials),
    ),
  );
  router.get(
    `${ENTITY}/errors`,
    answer((request, credentials) =>
      service.errors(periodOf(request), credentials),
    ),
  );
  router.get(
    `${ENTITY}/incidents/summary`,
    answer((request, credentials) =>
      service.incidentsSummary(periodOf(request), credentials),
    ),
  );
  router.get(
    `${ENTITY}/incidents`,
    answer((request, credentials) =>
      service.incidents(
        {
          ...periodOf(request),
          ...pageOf(request),
          severity: text(request.query.severity),
          area: text(request.query.area),
        },
        credentials,
      ),
    ),
  );
  router.get(
    `${ENTITY}/incidents/:incident`,
    answer((request, credentials) =>
      service.incident(
        { entityRef: entityRefOf(request), incident: request.params.incident },
        credentials,
      ),
    ),
  );
  router.get(
    '/v1/metrics',
    answer(() => service.metrics()),
  );
  router.get(
    '/v1/status',
    answer((_request, credentials) => service.status(credentials)),
  );
  addOverviewRoutes(router, { service, httpAuth });
  addExplanationRoutes(router, { service, httpAuth });
  addWriteRoutes(router, options);
  const { checkIns, closings, editing, auditor } = options;
  if (checkIns) {
    addCheckInRoutes(router, { checkIns, httpAuth, auditor });
  }
  if (closings) {
    addClosingRoutes(router, { closings, httpAuth, auditor });
  }
  if (editing) {
    addEditRoutes(router, { editing, httpAuth, auditor });
  }

  router.use(openApiRefusals);
  return router;
}
