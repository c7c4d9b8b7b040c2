import { GitRepository } from '../../git';
import { history } from '../../git/history';
import { Tree } from '../../git/objects';
import { counted, Page, timeOf } from './layout';
import { markdown } from './markdown';
import { Markup, markup, pathOf } from './markup';
import { stateView } from './proposalPage';

/** The files of the default branch. @internal */
export function repositoryPage(repository: GitRepository): Page {
  const { defaultBranch, slug } = repository;
  const head = repository.resolve(defaultBranch);
  const readme = head?.tree.get('README.md');
  return {
    title: slug,
    repository,
    tab: 'files',
    content: head
      ? markup`<p class="quiet">Branch <code>${defaultBranch}</code> · ${counted(
          history(repository.commits, head.sha).length,
          'commit',
        )} · last changed ${timeOf(head.at)}</p>
<div class="card"><ul class="rows">${[...head.tree.keys()]
          .sort()
          .map(
            path =>
              markup`<li><a href="${pathOf(
                slug,
                'blob',
                defaultBranch,
                path,
              )}">${path}</a></li>`,
          )}</ul></div>
${
  readme
    ? markup`<article class="card"><div class="title"><b>README.md</b></div><div class="body">${markdown(
        readme,
      )}</div></article>`
    : ''
}`
      : markup`<p class="quiet">This repository is empty.</p>`,
  };
}

/** @internal */
export function filePage(
  repository: GitRepository,
  ref: string,
  path: string,
  tree: Tree,
): Page {
  const text = tree.get(path) ?? '';
  const lines = text.replace(/\n$/, '').split('\n');
  return {
    title: `${path} · ${repository.slug}`,
    repository,
    tab: 'files',
    content: markup`<h1>${path}</h1>
<p class="quiet">On <code>${ref}</code> · <a href="${pathOf(
      repository.slug,
      'raw',
      ref,
      path,
    )}">as plain text</a></p>
<div class="card"><div class="scroll" tabindex="0" role="group" aria-label="${path}"><table class="diff"><tbody>${lines.map(
      (line, index) =>
        markup`<tr><td class="line">${index + 1}</td><td>${line}</td></tr>`,
    )}</tbody></table></div></div>`,
  };
}

/** One line of a list of pull requests. @internal */
export interface ListedPull {
  number: number;
  title: string;
  author: string;
  createdAt: number;
  state: 'open' | 'closed';
  draft: boolean;
  merged: boolean;
}

/** @internal */
export function pullsPage(
  repository: GitRepository,
  lists: { proposed: readonly ListedPull[]; history: readonly ListedPull[] },
): Page {
  return {
    title: `Pull requests · ${repository.slug}`,
    repository,
    tab: 'pulls',
    content: markup`<h1>Pull requests</h1>
<h2>Proposed here</h2>
${listView(repository, lists.proposed, 'Nothing has been proposed yet.')}
<h2>Open ones of the company’s history</h2>
${listView(repository, lists.history, 'None is open.')}`,
  };
}

function listView(
  { slug }: GitRepository,
  list: readonly ListedPull[],
  none: string,
): Markup {
  const rows = list.map(
    it =>
      markup`<li><div class="meta">${stateView(it)} <a href="${pathOf(
        slug,
        'pull',
        it.number,
      )}"><b>${it.title}</b></a></div><div class="quiet">#${it.number} by ${
        it.author
      } · ${timeOf(it.createdAt)}</div></li>`,
  );
  return markup`<div class="card"><ul class="rows">${
    rows.length ? rows : markup`<li class="quiet">${none}</li>`
  }</ul></div>`;
}
