import {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { InputError, toError } from '@backstage/errors';
import { Request, RequestHandler, Response, Router } from 'express';
import { EditResponse } from '@keyresults/backstage-plugin-okr-common';
import { AuthorizedEditingService } from '../editing/AuthorizedEditingService';
import { refuseAllButCatalog } from '../editing/refuseAllButCatalog';
import { TooManyEditsError } from '../editing/TooManyEditsError';
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
      send(response, await editing.source(entityRefOf(request), credentials));
    }),
  );
  router.post(
    `${ENTITY}/edits/preview`,
    limited(async (request, response) => {
      const credentials = await credentialsOf(request, ['user', 'service']);
      const { body } = request;
      send(
        response,
        await editing.preview(entityRefOf(request), body, credentials),
      );
    }),
  );
  router.post(
    `${ENTITY}/edits`,
    limited(async (request, response) => {
      const answer = await audited(request, auditor, async () => {
        const credentials = await credentialsOf(request, ['user', 'service']);
        return editing.save(entityRefOf(request), request.body, credentials);
      });
      send(response, answer);
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
    send(response, await editing.overlaysAfter(after));
  });
}

function send(response: Response, answer: object): void {
  response.set('Cache-Control', 'no-store').json(answer);
}

async function audited(
  request: Request,
  auditor: AuditorService,
  save: () => Promise<EditResponse>,
): Promise<EditResponse> {
  const event = await auditor.createEvent({
    eventId: 'key-results-edit',
    severityLevel: 'medium',
    request,
    meta: { entityRef: entityRefOf(request) },
  });
  try {
    const answer = await save();
    const { outcome } = answer;
    await event.success({
      meta: {
        outcome,
        ...(answer.outcome === 'proposed' && { url: answer.proposal.url }),
        ...(answer.outcome === 'overlaid' && { version: answer.version }),
      },
    });
    return answer;
  } catch (error) {
    await event.fail({ error: withoutWords(error) });
    throw error;
  }
}

/** Errors that say what is wrong with an edit quote it, and carry it. */
function withoutWords(thrown: unknown): Error {
  const { name, message } = toError(thrown);
  const error = new Error(
    thrown instanceof InputError ? 'The edit is not right' : message,
  );
  error.name = name;
  return error;
}

/** Says when to come back. */
function limited(
  handle: (request: Request, response: Response) => Promise<void>,
): RequestHandler {
  return async (request, response) => {
    try {
      await handle(request, response);
    } catch (error) {
      if (error instanceof TooManyEditsError) {
        response.set('Retry-After', String(error.retryAfterSeconds));
      }
      throw error;
    }
  };
}
