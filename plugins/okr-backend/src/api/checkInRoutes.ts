import {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { Request, Response, Router } from 'express';
import { AuthorizedCheckInService } from '../checkIns';
import { audited, limited, sendOnce } from './audited';
import { entityRefOf, pageOf, text } from './requests';
import { sendCached } from './sendCached';

/** @internal */
export interface CheckInRoutesOptions {
  checkIns: Pick<
    AuthorizedCheckInService,
    'list' | 'summary' | 'versions' | 'create' | 'change' | 'remove'
  >;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
}

const CHECK_INS = '/v1/entities/:kind/:namespace/:name/check-ins';

/**
 * Adds the routes of check-ins. Each try to say, change or take back something stands in the audit log with how it ended.
 *
 * @internal
 */
export function addCheckInRoutes(
  router: Router,
  { checkIns, httpAuth, auditor }: CheckInRoutesOptions,
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

  const write = <T extends object>(
    deed: 'create' | 'change' | 'delete',
    save: (request: Request, credentials: BackstageCredentials) => Promise<T>,
  ) =>
    limited(async (request, response) => {
      const answer = await audited(
        auditor,
        {
          request,
          eventId: 'check-in',
          meta: { entityRef: entityRefOf(request), deed },
          refusal: 'The check-in is not right',
        },
        async () => save(request, await credentialsOf(request)),
      );
      sendOnce(response, answer);
    });

  router.get(
    CHECK_INS,
    read((request, credentials) =>
      checkIns.list(
        {
          entityRef: entityRefOf(request),
          ...pageOf(request),
          objective: text(request.query.objective),
          keyResult: text(request.query.keyResult),
          cycle: text(request.query.cycle),
        },
        credentials,
      ),
    ),
  );
  router.get(
    `${CHECK_INS}/summary`,
    read((request, credentials) =>
      checkIns.summary(
        { entityRef: entityRefOf(request), cycle: text(request.query.cycle) },
        credentials,
      ),
    ),
  );
  router.get(
    `${CHECK_INS}/:checkIn/versions`,
    read((request, credentials) =>
      checkIns.versions(keyOf(request), credentials),
    ),
  );
  router.post(
    CHECK_INS,
    write('create', (request, credentials) =>
      checkIns.create(entityRefOf(request), request.body, credentials),
    ),
  );
  router.put(
    `${CHECK_INS}/:checkIn`,
    write('change', (request, credentials) =>
      checkIns.change(keyOf(request), request.body, credentials),
    ),
  );
  router.delete(
    `${CHECK_INS}/:checkIn`,
    write('delete', (request, credentials) =>
      checkIns.remove(
        { ...keyOf(request), version: Number(request.query.version) },
        credentials,
      ),
    ),
  );
}

function keyOf(request: Request) {
  return { entityRef: entityRefOf(request), id: request.params.checkIn };
}
