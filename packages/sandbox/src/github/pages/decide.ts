import { RequestHandler } from 'express';
import { closeProposal, mergeProposal } from '../../git/proposals';
import { Refusal } from '../../git/Refusal';
import { Host, originOf } from '../Host';
import { isSameSite } from './isSameSite';
import { sendNotFound, sendPage } from './layout';
import { markup, pathOf } from './markup';
import { actorOf, repositoryOf } from './pageMakers';

/** What the buttons of a pull request do: `merge` or `close`, then back to its page. @internal */
export function decide(host: Host): RequestHandler {
  return (request, response) => {
    const repository = repositoryOf(host, request);
    const proposal = repository?.proposals.get(Number(request.params.number));
    if (!isSameSite(request)) {
      const content = markup`<h1>Refused</h1><p>This form was not sent from a page of the sandbox.</p>`;
      sendPage(response, 403, { title: 'Refused', content });
      return;
    }
    if (!repository || !proposal) {
      sendNotFound(response);
      return;
    }
    const by = actorOf(host);
    const at = host.now().getTime();
    try {
      if (request.params.verdict === 'merge') {
        mergeProposal(repository, proposal, { method: 'merge', by, at });
      } else if (proposal.state === 'open') {
        closeProposal(proposal, at);
      } else {
        throw new Refusal(409, 'It is not open any more.');
      }
    } catch (error) {
      if (!(error instanceof Refusal)) {
        throw error;
      }
      const content = markup`<h1>Not done</h1><p>${error.message}</p>`;
      sendPage(response, error.status, { title: 'Not done', content });
      return;
    }
    host.git.follow(repository);
    const madeAt = host.company.now.getTime();
    const context = { repository, origin: originOf(request), madeAt };
    host.webhooks.announce('closed', proposal, context, by);
    response.redirect(303, pathOf(repository.slug, 'pull', proposal.number));
  };
}
