import {
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { overviewMarkdown } from '@keyresults/backstage-plugin-okr-common';
import { Request, Response, Router } from 'express';
import { overviewCsv } from '../overview';
import { OkrService, OverviewRequest } from './OkrService';
import { text } from './requests';
import { sendCached } from './sendCached';

/** @internal */
export interface OverviewRoutesOptions {
  service: Pick<OkrService<BackstageCredentials>, 'overview'>;
  httpAuth: HttpAuthService;
}

/** Adds what the page of the whole organization reads. @internal */
export function addOverviewRoutes(
  router: Router,
  { service, httpAuth }: OverviewRoutesOptions,
): void {
  const read = async (
    request: Request,
    more: Pick<OverviewRequest, 'asReport'> = {},
  ) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    return service.overview(
      { ...overviewRequestOf(request), ...more },
      credentials,
    );
  };

  router.get('/v1/overview', async (request, response) => {
    sendCached(response, await read(request));
  });
  router.get('/v1/overview.csv', async (request, response: Response) => {
    const overview = await read(request);
    // The id of a cycle may hold a slash.
    const name = `okrs-${overview.cycle.id.replace('/', '_')}.csv`;
    response
      .set('Cache-Control', 'private, no-cache')
      .set('Content-Type', 'text/csv; charset=utf-8; header=present')
      .set('Content-Disposition', `attachment; filename="${name}"`)
      .send(overviewCsv(overview));
  });
  router.get('/v1/overview.md', async (request, response: Response) => {
    const overview = await read(request, { asReport: true });
    const name = `okrs-${overview.cycle.id.replace('/', '_')}.md`;
    response
      .set('Cache-Control', 'private, no-cache')
      .set('Content-Type', 'text/markdown; charset=utf-8')
      .set('Content-Disposition', `attachment; filename="${name}"`)
      .send(overviewMarkdown(overview, overview.timeZone));
  });
}

function overviewRequestOf({ query }: Request): OverviewRequest {
  const { cycle, entity } = query;
  return {
    cycle: text(cycle),
    ...(Array.isArray(entity) && { entityRefs: entity.map(readRef) }),
  };
}

function readRef(entity: unknown): string {
  try {
    return stringifyEntityRef(parseEntityRef(String(entity)));
  } catch {
    throw new InputError(
      `entity '${entity}' is not a reference such as group:default/payments`,
    );
  }
}
