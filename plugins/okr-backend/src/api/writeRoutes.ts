import {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { Request, Response, Router } from 'express';
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
  const audited =
    ({ eventId, allow, meta, run }: Write) =>
    async (request: Request, response: Response) => {
      const event = await auditor.createEvent({
        eventId,
        severityLevel: 'medium',
        request,
        meta: meta(request),
      });
      try {
        const credentials = await httpAuth.credentials(request, { allow });
        const answer = await run(request, credentials);
        await event.success();
        response.json(answer);
      } catch (error) {
        await event.fail({ error: toError(error) });
        throw error;
      }
    };

  router.put(
    '/v1/entities/:kind/:namespace/:name/incidents/:incident/review',
    audited({
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
    audited({
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
