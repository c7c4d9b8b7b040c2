import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
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
    apiSpec: readOpenApi(),
    useRequestUrl: true,
    validateApiSpec: false,
    validateRequests: true,
    validateSecurity: false,
    validateResponses: options.validateResponses,
  });
}

/** Says the validator's refusals in the words of the platform. @internal */
export const openApiRefusals: ErrorRequestHandler = (
  error,
  _request,
  _response,
  next,
) => {
  if (error instanceof openApiErrors.BadRequest) {
    next(new InputError(error.errors.map(describe).join('; ')));
  } else if (error instanceof openApiErrors.NotFound) {
    next(new NotFoundError(`There is nothing at ${error.path}`));
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
