import {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { Request, Response, Router } from 'express';
import { audited } from './audited';
import { entityRefOf } from './requests';
import { OkrService } from './OkrService';

/** @internal */
export interface WriteRoutesOptions {
  service: OkrService<BackstageCredentials>;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
}

/** Who may call, and what stands in the audit log about it. */
interface Write {
  eventId: string;
  allow: ('user' | 'service')[];
  /** What it is about; nothing that a person wrote. */
  meta: (request: Request) => Record<string, string | number>;
  run: (request: Request, credentials: BackstageCredentials) => Promise<object>;
}

/**
 * Adds the routes that change something. Each try stands in the audit log, with how it ended.
 *
 * @internal
 */
export function addWriteRoutes(
  router: Router,
  { service, httpAuth, auditor }: WriteRoutesOptions,
): void {
  const write =
    ({ eventId, allow, meta, run }: Write) =>
    async (request: Request, response: Response) => {
      const answer = await audited(
        auditor,
        { request, eventId, meta: meta(request) },
        async () =>
          run(request, await httpAuth.credentials(request, { allow })),
      );
      response.json(answer);
    };

  router.put(
    '/v1/entities/:kind/:namespace/:name/incidents/:incident/review',
    write({
      eventId: 'incident-review',
      allow: ['user', 'service'],
      meta: request => ({
        entityRef: entityRefOf(request),
        incident: request.params.incident,
      }),
      run: (request, credentials) =>
        service.saveReview(
          {
            entityRef: entityRefOf(request),
            incident: request.params.incident,
            body: request.body,
          },
          credentials,
        ),
    }),
  );
  router.post(
    '/v1/facts',
    write({
      eventId: 'facts-push',
      allow: ['user', 'service'],
      meta: ({ body }) => ({
        items: Array.isArray(body?.items) ? body.items.length : 0,
        ...(typeof body?.completeSince === 'string' && {
          completeSince: body.completeSince.slice(0, 40),
        }),
      }),
      run: (request, credentials) => service.push(request.body, credentials),
    }),
  );
}
