import { Request } from 'express';
import { Account, stateAt } from '../../company';
import { GitRepository } from '../../git';
import { Host, originOf, viewingOf } from '../Host';
import { companyPullPage, issuePage } from './companyPages';
import { Page } from './layout';
import { proposalPage } from './proposalPage';
import { filePage, ListedPull, pullsPage } from './repositoryPages';

const shown = 30;

/** A page about a repository; undefined where there is nothing to show. @internal */
export type PageMaker = (
  request: Request,
  repository: GitRepository,
  host: Host,
) => Page | undefined;

/** @internal */
export function repositoryOf(
  host: Host,
  request: Request,
): GitRepository | undefined {
  const { owner, name } = request.params;
  const slug = `${owner}/${name}`;
  const found = host.company.find(slug)?.repository;
  return found?.condition === 'gone'
    ? undefined
    : (found && host.git.open(found, originOf(request))) ??
        host.git.findFork(slug);
}

/** Whoever uses the demo: the one that its guest is signed in as. @internal */
export function actorOf({ company }: Host): Account {
  return { type: 'User', login: company.teams[0].members[0] };
}

/** @internal */
export const pullPage: PageMaker = (request, repository, host) => {
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

/** @internal */
export const listPage: PageMaker = (_, repository, host) => {
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

/** @internal */
export const blobPage: PageMaker = (request, repository) => {
  const file = fileOf(repository, request);
  return file && filePage(repository, file.ref, file.path, file.tree);
};

/** Names of branches hold slashes too: the longest one that fits is meant. @internal */
export function fileOf(repository: GitRepository, request: Request) {
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

/** @internal */
export const incidentPage: PageMaker = (request, repository, host) =>
  issuePage(
    repository,
    Number(request.params.number),
    viewingOf(host, request),
  );
