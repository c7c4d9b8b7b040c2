import { json as parseJson, Router } from 'express';
import { graphqlRoute } from './graphqlRoute';
import { Host } from './Host';
import { pageRoutes } from './pages/pageRoutes';
import { restRoutes } from './rest';

/** GitHub Enterprise as the sandbox speaks it. @internal */
export function githubRoutes(host: Host): Router {
  const router = Router();
  router.post('/api/graphql', parseJson({ limit: '5mb' }), graphqlRoute(host));
  router.use('/api/v3', restRoutes(host));
  router.use(pageRoutes(host));
  return router;
}
