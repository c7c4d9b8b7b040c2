import {
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { Router } from 'express';
import { OkrService } from '../OkrService';
import { entityRefOf, text } from '../requests';
import { sendCached } from '../sendCached';

/** Adds what says what moved a key result. @internal */
export function addExplanationRoutes(
  router: Router,
  {
    service,
    httpAuth,
  }: {
    service: Pick<OkrService<BackstageCredentials>, 'explanation'>;
    httpAuth: HttpAuthService;
  },
): void {
  router.get(
    '/v1/entities/:kind/:namespace/:name/keyResults/:objective/:keyResult/explanation',
    async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user', 'service'],
      });
      const { params, query } = request;
      const explanation = await service.explanation(
        {
          entityRef: entityRefOf(request),
          objective: params.objective,
          keyResult: params.keyResult,
          by: text(query.by),
          against: text(query.against),
          cycle: text(query.cycle),
          asOf: text(query.asOf),
        },
        credentials,
      );
      sendCached(response, explanation);
    },
  );
}
