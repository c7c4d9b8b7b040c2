import {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { Request, Response, Router } from 'express';
import { AuthorizedClosingService } from '../closings';
import { audited, limited, sendOnce } from './audited';
import { entityRefOf } from './requests';
import { sendCached } from './sendCached';

/** @internal */
export interface ClosingRoutesOptions {
  closings: Pick<
    AuthorizedClosingService,
    'list' | 'report' | 'document' | 'versions' | 'save'
  >;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
}

const CYCLES = '/v1/entities/:kind/:namespace/:name/cycles';

/**
 * Adds the routes of cycles and their closing. Each try to close one stands in the audit log with how it ended.
 *
 * @internal
 */
export function addClosingRoutes(
  router: Router,
  { closings, httpAuth, auditor }: ClosingRoutesOptions,
): void {
  const credentialsOf = (request: Request) =>
    httpAuth.credentials(request, { allow: ['user', 'service'] });

  const read =
    <T extends object>(
      ask: (request: Request, credentials: BackstageCredentials) => Promise<T>,
    ) =>
    async (request: Request, response: Response) => {
      const credentials = await credentialsOf(request);
      sendCached(response, await ask(request, credentials));
    };

  router.get(
    CYCLES,
    read((request, credentials) =>
      closings.list(entityRefOf(request), credentials),
    ),
  );
  router.get(
    `${CYCLES}/:cycle/report`,
    read((request, credentials) =>
      closings.report(cycleOf(request), credentials),
    ),
  );
  router.get(`${CYCLES}/:cycle/report.md`, async (request, response) => {
    const credentials = await credentialsOf(request);
    const { name, text } = await closings.document(
      cycleOf(request),
      credentials,
    );
    response
      .set('Cache-Control', 'private, no-cache')
      .set('Content-Type', 'text/markdown; charset=utf-8')
      .set('Content-Disposition', `attachment; filename="${name}"`)
      .send(text);
  });
  router.get(
    `${CYCLES}/:cycle/closing/versions`,
    read((request, credentials) =>
      closings.versions(cycleOf(request), credentials),
    ),
  );
  router.put(
    `${CYCLES}/:cycle/closing`,
    limited(async (request, response) => {
      const closing = await audited(
        auditor,
        {
          request,
          eventId: 'cycle-closing',
          meta: cycleOf(request),
          refusal: 'The cycle cannot be closed so',
        },
        async () =>
          closings.save(
            cycleOf(request),
            request.body,
            await credentialsOf(request),
          ),
      );
      sendOnce(response, closing);
    }),
  );
}

function cycleOf(request: Request) {
  return { entityRef: entityRefOf(request), cycle: request.params.cycle };
}
