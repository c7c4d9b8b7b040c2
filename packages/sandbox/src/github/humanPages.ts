import { Router } from 'express';
import { stateAt } from '../company';
import { filesOf } from '../company/catalogFiles';
import { Host, originOf, viewingOf } from './Host';
import { issueBody, issuesOf } from './issueViews';

/** Pages for people, so that links in the demo lead somewhere. @internal */
export function humanPages(host: Host): Router {
  const router = Router();
  router.get('/:owner/:name/pull/:number', (request, response) => {
    const { owner, name, number } = request.params;
    const found = host.company.find(`${owner}/${name}`)?.repository;
    const pullRequest = found?.pullRequest(Number(number));
    const at = host.now().getTime();
    if (!found || !pullRequest || pullRequest.createdAt > at) {
      response.status(404).send(page('Not found', []));
      return;
    }
    const { events, state } = stateAt(pullRequest, at);
    response.send(
      page(`${found.slug} #${number}: ${pullRequest.title}`, [
        `${state.toLowerCase()}, by ${pullRequest.author?.login ?? 'ghost'}`,
        ...events.map(it => `${new Date(it.at).toISOString()} ${it.kind}`),
      ]),
    );
  });
  router.get('/:owner/:name/issues/:number', (request, response) => {
    const { owner, name, number } = request.params;
    const found = host.company.find(`${owner}/${name}`)?.repository;
    const seen =
      found &&
      issuesOf(found, viewingOf(host, request)).find(
        ({ incident }) => incident.number === Number(number),
      );
    if (!seen) {
      response.status(404).send(page('Not found', []));
      return;
    }
    const { title } = seen.incident;
    response.send(
      page(`${found.slug} #${number}: ${title}`, issueBody(seen).split('\n\n')),
    );
  });
  router.get('/:owner/:name/blob/main/*', (request, response) => {
    const { owner, name } = request.params;
    const found = host.company.find(`${owner}/${name}`)?.repository;
    const text =
      found &&
      filesOf(host.company, found, originOf(request)).get(
        request.params['0' as keyof typeof request.params],
      );
    response.status(text ? 200 : 404).type('text/plain');
    response.send(text ?? 'Not found');
  });
  router.get('/:owner/:name', (request, response) => {
    const { owner, name } = request.params;
    const found = host.company.find(`${owner}/${name}`)?.repository;
    response.status(found ? 200 : 404);
    response.send(page(found?.slug ?? 'Not found', []));
  });
  return router;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`);
}

function page(title: string, lines: readonly string[]): string {
  const items = lines.map(line => `<li>${escape(line)}</li>`).join('');
  return `<!doctype html><meta charset="utf-8"><title>${escape(
    title,
  )}</title><p>sandbox: this page stands in for GitHub</p><h1>${escape(
    title,
  )}</h1><ul>${items}</ul>`;
}
