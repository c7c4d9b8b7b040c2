import { PullRequest, stateAt } from '../../company';
import { GitRepository } from '../../git';
import { issueBody, issuesOf, labelsOf } from '../issueViews';
import { Viewing } from '../Viewing';
import { Page, timeOf } from './layout';
import { markdown } from './markdown';
import { markup } from './markup';
import { labelsView, stateView } from './proposalPage';

const words: Record<string, string> = {
  reviewRequested: 'A review was requested',
  reviewRequestRemoved: 'A request for a review was removed',
  review: 'A review was submitted',
  reviewDismissed: 'A review was dismissed',
  readyForReview: 'Marked as ready for review',
  convertToDraft: 'Turned into a draft',
  merged: 'Merged',
  closed: 'Closed',
  reopened: 'Opened again',
  commented: 'Somebody commented',
};

/** A pull request of the company's history, which nobody changes. @internal */
export function companyPullPage(
  repository: GitRepository,
  pullRequest: PullRequest,
  at: number,
): Page {
  const { author, createdAt, labels, number, title } = pullRequest;
  const { events, isDraft, state } = stateAt(pullRequest, at);
  const rows = events.map(
    it =>
      markup`<li>${words[it.kind] ?? it.kind} <span class="quiet">· ${timeOf(
        it.at,
      )}</span></li>`,
  );
  return {
    title: `${title} · ${repository.slug} #${number}`,
    repository,
    tab: 'pulls',
    content: markup`<h1>${title} <span class="number">#${number}</span></h1>
<div class="meta">${stateView({
      draft: isDraft,
      merged: state === 'MERGED',
      state: state === 'OPEN' ? 'open' : 'closed',
    })} <span class="quiet"><b>${
      author?.login ?? 'ghost'
    }</b> opened it on ${timeOf(createdAt)}</span></div>
${labelsView(labels)}
<h2>What happened</h2>
<div class="card"><ul class="rows">${
      rows.length ? rows : markup`<li class="quiet">Nothing yet.</li>`
    }</ul></div>`,
  };
}

/** An incident of a team that keeps them as issues. @internal */
export function issuePage(
  repository: GitRepository,
  number: number,
  viewing: Viewing,
): Page | undefined {
  const seen =
    repository.companyRepository &&
    issuesOf(repository.companyRepository, viewing).find(
      ({ incident }) => incident.number === number,
    );
  if (!seen) {
    return undefined;
  }
  const { title } = seen.incident;
  return {
    title: `${title} · ${repository.slug} #${number}`,
    repository,
    content: markup`<h1>${title} <span class="number">#${number}</span></h1>
${labelsView(labelsOf(seen))}
<article class="card"><div class="body">${markdown(
      issueBody(seen),
    )}</div></article>`,
  };
}
