import { Router } from 'express';
import { Host } from '../Host';
import { decide } from './decide';
import { sendNotFound, sendPage } from './layout';
import {
  blobPage,
  fileOf,
  incidentPage,
  listPage,
  PageMaker,
  pullPage,
  repositoryOf,
} from './pageMakers';
import { repositoryPage } from './repositoryPages';
import { teamPage } from './teamPage';

const pages: readonly [string, PageMaker][] = [
  ['/:owner/:name', (_, repository) => repositoryPage(repository)],
  ['/:owner/:name/pulls', listPage],
  ['/:owner/:name/pull/:number', pullPage],
  ['/:owner/:name/issues/:number', incidentPage],
  ['/:owner/:name/blob/*', blobPage],
];

/** Pages for people, where the links of the API lead. @internal */
export function pageRoutes(host: Host): Router {
  const router = Router();
  router.get('/orgs/:organization/teams/:team', (request, response) => {
    const page = teamPage(host.company, request.params.team);
    if (page) {
      sendPage(response, 200, page);
    } else {
      sendNotFound(response);
    }
  });
  for (const [path, make] of pages) {
    router.get(path, (request, response) => {
      const repository = repositoryOf(host, request);
      const page = repository && make(request, repository, host);
      if (page) {
        sendPage(response, 200, page);
      } else {
        sendNotFound(response);
      }
    });
  }
  router.get('/:owner/:name/raw/*', (request, response) => {
    const repository = repositoryOf(host, request);
    const file = repository && fileOf(repository, request);
    response.status(file ? 200 : 404).type('text/plain');
    response.set('x-content-type-options', 'nosniff');
    response.send(file ? file.tree.get(file.path) : 'Not found');
  });
  router.post('/:owner/:name/pull/:number/:verdict(merge|close)', decide(host));
  return router;
}
