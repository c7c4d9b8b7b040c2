import {
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { headAsGet, openApiRefusals, openApiValidation } from './openApi';
import { OkrService } from './OkrService';
import { sendCached } from './sendCached';

/** @internal */
export interface RouterOptions {
  service: OkrService<BackstageCredentials>;
  httpAuth: HttpAuthService;
  /** Refuse to send an answer that the OpenAPI document does not describe; for tests. */
  validateResponses?: boolean;
}

const ENTITY = '/v1/entities/:kind/:namespace/:name';

/**
 * The HTTP side of the API. It reads requests and writes answers; what may be seen is the service's to say.
 *
 * @internal
 */
export function createRouter(options: RouterOptions): Router {
  const { service, httpAuth } = options;
  const router = PromiseRouter();
  router.use(
    headAsGet,
    ...openApiValidation({
      validateResponses: options.validateResponses ?? false,
    }),
  );

  const credentialsOf = (request: Request) =>
    httpAuth.credentials(request, { allow: ['user', 'service'] });

  const answer =
    <T extends object>(
      ask: (request: Request, credentials: BackstageCredentials) => Promise<T>,
    ) =>
    async (request: Request, response: Response) =>
      sendCached(response, await ask(request, await credentialsOf(request)));

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
    '/v1/status',
    answer((_request, credentials) => service.status(credentials)),
  );

  router.use(openApiRefusals);
  return router;
}

function entityRefOf({ params }: Request): string {
  return stringifyEntityRef({
    kind: params.kind,
    namespace: params.namespace,
    name: params.name,
  });
}

function metricRequestOf(request: Request) {
  const { stat, from, to, asOf, calendar, where } = request.query;
  return {
    entityRef: entityRefOf(request),
    metric: request.params.metric,
    stat: text(stat),
    from: text(from),
    to: text(to),
    asOf: text(asOf),
    calendar: text(calendar),
    where: Array.isArray(where) ? where.map(String) : undefined,
  };
}

/** The limit has its default and its bounds from the OpenAPI document. */
function pageOf({ query }: Request) {
  return { cursor: text(query.cursor), limit: Number(query.limit) };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
