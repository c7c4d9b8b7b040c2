import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { CustomErrorBase, InputError, NotFoundError } from '@backstage/errors';
import { ErrorRequestHandler, RequestHandler } from 'express';
import * as OpenApiValidator from 'express-openapi-validator';
import { error as openApiErrors } from 'express-openapi-validator';
import { parse } from 'yaml';

type OpenApiDocument = Exclude<
  Parameters<typeof OpenApiValidator.middleware>[0]['apiSpec'],
  string
>;

/** The document that describes the API. @internal */
export function readOpenApi(): OpenApiDocument {
  const path = resolvePackagePath(
    '@keyresults/backstage-plugin-okr-backend',
    'openapi.yaml',
  );
  return parse(readFileSync(path, 'utf8'));
}

/**
 * Checks requests, and where asked for answers too, against the document.
 *
 * @internal
 */
export function openApiValidation(options: {
  validateResponses: boolean;
}): RequestHandler[] {
  return OpenApiValidator.middleware({
    apiSpec: withOpenBodies(readOpenApi()),
    useRequestUrl: true,
    validateApiSpec: false,
    validateRequests: true,
    validateSecurity: false,
    validateResponses: options.validateResponses,
  });
}

/**
 * Bodies are checked where they are read: what is wrong is told field by field there, as the pages and the senders of
 * facts need it.
 */
function withOpenBodies(document: OpenApiDocument): OpenApiDocument {
  const paths = Object.entries(document.paths ?? {}).map(([path, methods]) => [
    path,
    Object.fromEntries(
      Object.entries(methods ?? {}).map(([method, operation]) => [
        method,
        withOpenBody(operation),
      ]),
    ),
  ]);
  return { ...document, paths: Object.fromEntries(paths) };
}

function withOpenBody(operation: unknown): unknown {
  const hasBody =
    typeof operation === 'object' &&
    operation !== null &&
    'requestBody' in operation;
  const content = { 'application/json': { schema: {} } };
  return hasBody
    ? { ...operation, requestBody: { required: true, content } }
    : operation;
}

/** HEAD is answered as GET is; Node leaves out the body. The document describes only what differs. @internal */
export const headAsGet: RequestHandler = (request, _response, next) => {
  if (request.method === 'HEAD') {
    request.method = 'GET';
  }
  next();
};

/** The platform has no error of this kind; its error handler takes the status from here. */
class MethodNotAllowedError extends CustomErrorBase {
  name = 'MethodNotAllowedError' as const;

  /** Not a field, so that it is no part of the answer's body. */
  get statusCode(): number {
    return 405;
  }
}

/** Says the validator's refusals in the words of the platform. @internal */
export const openApiRefusals: ErrorRequestHandler = (
  error,
  request,
  response,
  next,
) => {
  if (error instanceof openApiErrors.BadRequest) {
    next(new InputError(error.errors.map(describe).join('; ')));
  } else if (error instanceof openApiErrors.NotFound) {
    next(new NotFoundError(`There is nothing at ${error.path}`));
  } else if (error instanceof openApiErrors.MethodNotAllowed) {
    const allowed = error.headers?.Allow?.replace('GET', 'GET, HEAD') ?? '';
    response.set('Allow', allowed);
    next(
      new MethodNotAllowedError(
        `${error.path} does not take ${request.method}; it takes ${allowed}`,
      ),
    );
  } else if (error.type === 'entity.parse.failed') {
    // It carries the body and quotes it, with the tokens in it.
    next(new InputError('The body is not JSON'));
  } else {
    next(error);
  }
};

function describe(fault: { path: string; message: string }): string {
  const name = fault.path.replace(/^\/(query|params)\//, '');
  return fault.message.startsWith('Unknown query')
    ? fault.message
    : `${name} ${fault.message}`;
}
