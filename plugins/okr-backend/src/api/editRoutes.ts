import {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { Request, RequestHandler, Router } from 'express';
import { EditResponse } from '@keyresults/backstage-plugin-okr-common';
import { AuthorizedEditingService } from '../editing/AuthorizedEditingService';
import { refuseAllButCatalog } from '../editing/refuseAllButCatalog';
import { audited, limited, sendOnce } from './audited';
import { entityRefOf } from './requests';
import { sendCached } from './sendCached';

/** @internal */
export interface EditRoutesOptions {
  editing: Pick<
    AuthorizedEditingService,
    'source' | 'preview' | 'save' | 'proposals' | 'overlay' | 'overlaysAfter'
  >;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
}

const ENTITY = '/v1/entities/:kind/:namespace/:name';

/**
 * Adds the routes with which key results are edited. Answers to a person who edits are kept in no cache, and each try to
 * save stands in the audit log with how it ended.
 *
 * @internal
 */
export function addEditRoutes(
  router: Router,
  { editing, httpAuth, auditor }: EditRoutesOptions,
): void {
  const credentialsOf = (request: Request, allow: ('user' | 'service')[]) =>
    httpAuth.credentials(request, { allow });

  router.get(
    `${ENTITY}/source`,
    limited(async (request, response) => {
      const credentials = await credentialsOf(request, ['user', 'service']);
      sendOnce(
        response,
        await editing.source(entityRefOf(request), credentials),
      );
    }),
  );
  router.post(
    `${ENTITY}/edits/preview`,
    limited(async (request, response) => {
      const credentials = await credentialsOf(request, ['user', 'service']);
      const { body } = request;
      sendOnce(
        response,
        await editing.preview(entityRefOf(request), body, credentials),
      );
    }),
  );
  router.post(
    `${ENTITY}/edits`,
    limited(async (request, response) => {
      const entityRef = entityRefOf(request);
      const answer = await audited(
        auditor,
        {
          request,
          eventId: 'key-results-edit',
          meta: { entityRef },
          refusal: 'The edit is not right',
          outcome: outcomeOf,
        },
        async () => {
          const credentials = await credentialsOf(request, ['user', 'service']);
          return editing.save(entityRef, request.body, credentials);
        },
      );
      sendOnce(response, answer);
    }),
  );

  const read =
    <T extends object>(
      ask: (entityRef: string, credentials: BackstageCredentials) => Promise<T>,
    ): RequestHandler =>
    async (request, response) => {
      const credentials = await credentialsOf(request, ['user', 'service']);
      sendCached(response, await ask(entityRefOf(request), credentials));
    };
  router.get(
    `${ENTITY}/proposals`,
    read((entityRef, credentials) => editing.proposals(entityRef, credentials)),
  );
  router.get(
    `${ENTITY}/overlay`,
    read((entityRef, credentials) => editing.overlay(entityRef, credentials)),
  );
  router.get('/v1/overlays', async (request, response) => {
    refuseAllButCatalog(
      await httpAuth.credentials(request, { allow: ['service'] }),
    );
    const after = Number(request.query.after);
    // The validator reads `1e400` as a number without end, and lets it pass.
    if (!Number.isSafeInteger(after)) {
      throw new InputError('after must be a version');
    }
    sendOnce(response, await editing.overlaysAfter(after));
  });
}

function outcomeOf(answer: EditResponse) {
  return {
    outcome: answer.outcome,
    ...(answer.outcome === 'proposed' && { url: answer.proposal.url }),
    ...(answer.outcome === 'overlaid' && { version: answer.version }),
  };
}
