import { Account } from '../../company';
import { Commit, GitRepository, Proposal } from '../../git';
import { mergedTree } from '../../git/proposals';
import { proposedCommits, proposedTrees } from '../rest/pullJson';
import { diffView } from './diffView';
import { counted, Page, timeOf } from './layout';
import { markdown } from './markdown';
import { Markup, markup, pathOf } from './markup';

/** A pull request that was made here. @internal */
export function proposalPage(
  repository: GitRepository,
  proposal: Proposal,
  actor: Account,
): Page {
  const { number, title } = proposal;
  const { before, after } = proposedTrees(repository, proposal);
  const commits = proposedCommits(repository, proposal);
  return {
    title: `${title} · ${repository.slug} #${number}`,
    repository,
    tab: 'pulls',
    content: markup`<h1>${title} <span class="number">#${number}</span></h1>
<div class="meta">${stateView(proposal)} ${sentence(
      repository,
      proposal,
      commits.length,
    )}</div>
${labelsView(proposal.labels)}
<article class="card"><div class="title"><span><b>${
      proposal.author.login
    }</b> <span class="quiet">wrote on ${timeOf(
      proposal.createdAt,
    )}</span></span></div><div class="body">${
      proposal.body
        ? markdown(proposal.body)
        : markup`<p class="quiet">No description.</p>`
    }</div></article>
<h2>${counted(commits.length, 'commit')}</h2>
<div class="card"><ul class="rows">${commits.map(commitView)}</ul></div>
<h2>Changes</h2>
${diffView(before, after)}
<h2>${proposal.state === 'open' ? 'Decide' : 'Outcome'}</h2>
${decision(repository, proposal, actor)}`,
  };
}

/** The state in words, with a sign beside the colour. @internal */
export function stateView({
  draft,
  merged,
  state,
}: {
  draft: boolean;
  merged?: unknown;
  state: 'open' | 'closed';
}): Markup {
  if (merged) {
    return markup`<span class="state merged">✓ Merged</span>`;
  }
  if (state === 'closed') {
    return markup`<span class="state closed">✕ Closed</span>`;
  }
  return draft
    ? markup`<span class="state draft">◌ Draft</span>`
    : markup`<span class="state open">○ Open</span>`;
}

/** @internal */
export function labelsView(labels: readonly string[]): Markup {
  return labels.length
    ? markup`<p class="meta" aria-label="Labels">${labels.map(
        it => markup`<span class="label">${it}</span>`,
      )}</p>`
    : markup``;
}

function sentence(
  repository: GitRepository,
  { author, base, head, state, merged }: Proposal,
  commits: number,
): Markup {
  const from =
    head.repository === repository
      ? head.branch
      : `${head.repository.owner}:${head.branch}`;
  const verb = state === 'open' ? 'wants to merge' : 'wanted to merge';
  return markup`<span class="quiet"><b>${
    merged?.by.login ?? author.login
  }</b> ${merged ? 'merged' : verb} ${counted(
    commits,
    'commit',
  )} into <code>${base}</code> from <code>${from}</code></span>`;
}

function commitView({ author, at, message, sha }: Commit): Markup {
  const [subject, ...rest] = message.split('\n');
  const body = rest.join('\n').trim();
  return markup`<li><b>${subject}</b><div class="quiet">${
    author.login
  } · ${timeOf(at)} · <code>${sha.slice(0, 7)}</code></div>${
    body ? markup`<pre>${body}</pre>` : ''
  }</li>`;
}

function decision(
  repository: GitRepository,
  proposal: Proposal,
  actor: Account,
): Markup {
  const { base, closedAt, merged, number, state } = proposal;
  const here = pathOf(repository.slug, 'pull', number);
  if (merged) {
    return markup`<div class="card"><p><b>Merged</b> by ${
      merged.by.login
    } on ${timeOf(merged.at)}, as <code>${merged.sha.slice(
      0,
      7,
    )}</code>. <code>${base}</code> holds the change.</p></div>`;
  }
  if (state === 'closed') {
    return markup`<div class="card"><p><b>Closed</b> on ${timeOf(
      closedAt ?? proposal.updatedAt,
    )} without being merged. <code>${base}</code> is as it was.</p></div>`;
  }
  const conflicts = mergedTree(repository, proposal) === undefined;
  const cannot = conflicts || proposal.draft ? markup` disabled` : '';
  return markup`<div class="card"><p>${
    conflicts
      ? markup`<b>This branch has conflicts</b> with <code>${base}</code>: somebody changed the same lines.`
      : markup`<b>No conflicts</b> with <code>${base}</code>.`
  } <span class="quiet">You act as ${
    actor.login
  }.</span></p><div class="actions"><form method="post" action="${here}/merge"><button class="primary"${cannot}>Merge pull request</button></form><form method="post" action="${here}/close"><button>Close pull request</button></form></div></div>`;
}
