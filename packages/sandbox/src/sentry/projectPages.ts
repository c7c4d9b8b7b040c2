import { Router } from 'express';
import { errorEnvironments, measureErrors } from '../company';
import { projectsOf, SentryHost } from './SentryHost';

const day = 24 * 3_600_000;

/** Pages for people, so that links in the demo lead somewhere. @internal */
export function projectPages(host: SentryHost): Router {
  const router = Router();
  router.get('/organizations/:organization/*', (request, response) => {
    const rest = request.path.split('/').slice(3);
    const asked = [request.query.project].flat().map(String);
    const project = projectsOf(host).find(
      ({ id, slug }) => rest.includes(slug) || asked.includes(String(id)),
    );
    if (!project || request.params.organization !== host.organization) {
      response.status(404).send(page('Not found', ''));
      return;
    }
    const at = host.now().getTime();
    const { events, affectedUsers } = measureErrors(host.company.errors, {
      projects: [project],
      environments: errorEnvironments,
      from: at - 7 * day,
      to: at,
      at,
    });
    response.send(
      page(
        `${project.organization}/${project.slug}`,
        `${events} errors, ${affectedUsers} users in the last 7 days`,
      ),
    );
  });
  return router;
}

function page(title: string, line: string): string {
  return `<!doctype html><meta charset="utf-8"><title>${title}</title><p>sandbox: this page stands in for Sentry</p><h1>${title}</h1><p>${line}</p>`;
}
