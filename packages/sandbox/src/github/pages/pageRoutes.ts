import { Request, RequestHandler, Router } from 'express';
import { Account, stateAt } from '../../company';
import { GitRepository } from '../../git';
import { closeProposal, mergeProposal } from '../../git/proposals';
import { Refusal } from '../../git/Refusal';
import { Host, originOf, viewingOf } from '../Host';
import { companyPullPage, issuePage } from './companyPages';
import { isSameSite } from './isSameSite';
import { Page, sendNotFound, sendPage } from './layout';
import { markup, pathOf } from './markup';
import { proposalPage } from './proposalPage';
import {
  filePage,
  ListedPull,
  pullsPage,
  repositoryPage,
} from './repositoryPages';

const shown = 30;

/** Pages for people, where the links of the API lead. @internal */
export function pageRoutes(host: Host): Router {
  const router = Router();
  const pages: [string, PageMaker][] = [
    ['/:owner/:name', (_, repository) => repositoryPage(repository)],
    ['/:owner/:name/pulls', listPage],
    ['/:owner/:name/pull/:number', pullPage],
    [
      '/:owner/:name/issues/:number',
      (request, repository) =>
        issuePage(
          repository,
          Number(request.params.number),
          viewingOf(host, request),
        ),
    ],
    ['/:owner/:name/blob/*', blobPage],
  ];
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

type PageMaker = (
  request: Request,
  repository: GitRepository,
  host: Host,
) => Page | undefined;

function repositoryOf(host: Host, request: Request): GitRepository | undefined {
  const { owner, name } = request.params;
  const slug = `${owner}/${name}`;
  const found = host.company.find(slug)?.repository;
  return found?.condition === 'gone'
    ? undefined
    : (found && host.git.open(found, originOf(request))) ??
        host.git.findFork(slug);
}

/** Whoever uses the demo: the one that its guest is signed in as. */
function actorOf({ company }: Host): Account {
  return { type: 'User', login: company.teams[0].members[0] };
}

const pullPage: PageMaker = (request, repository, host) => {
  const number = Number(request.params.number);
  const proposal = repository.proposals.get(number);
  if (proposal) {
    return proposalPage(repository, proposal, actorOf(host));
  }
  const at = host.now().getTime();
  const own = repository.companyRepository?.pullRequest(number);
  return own && own.createdAt <= at
    ? companyPullPage(repository, own, at)
    : undefined;
};

const listPage: PageMaker = (_, repository, host) => {
  const at = host.now().getTime();
  const own = repository.companyRepository;
  const open = own?.ordered(at, host, {
    field: 'CREATED_AT',
    direction: 'DESC',
    states: ['OPEN'],
  });
  return pullsPage(repository, {
    proposed: [...repository.proposals.values()]
      .sort((a, b) => b.number - a.number)
      .map(it => ({
        ...it,
        author: it.author.login,
        merged: it.merged !== undefined,
      })),
    history: (open ?? [])
      .slice(0, shown)
      .flatMap(({ number }): ListedPull[] => {
        const found = own?.pullRequest(number);
        return found
          ? [
              {
                ...found,
                author: found.author?.login ?? 'ghost',
                state: 'open',
                draft: stateAt(found, at).isDraft,
                merged: false,
              },
            ]
          : [];
      }),
  });
};

const blobPage: PageMaker = (request, repository) => {
  const file = fileOf(repository, request);
  return file && filePage(repository, file.ref, file.path, file.tree);
};

/** Names of branches hold slashes too: the longest one that fits is meant. */
function fileOf(repository: GitRepository, request: Request) {
  const rest = request.params['0' as keyof typeof request.params];
  const names = [...repository.branches.keys(), rest.split('/')[0]]
    .filter(name => rest.startsWith(`${name}/`))
    .sort((a, b) => b.length - a.length);
  for (const ref of names) {
    const path = rest.slice(ref.length + 1);
    const tree = repository.resolve(ref)?.tree;
    if (tree?.has(path)) {
      return { ref, path, tree };
    }
  }
  return undefined;
}

function decide(host: Host): RequestHandler {
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
