import { Response } from 'express';
import { createHash } from 'node:crypto';
import { DateTime } from 'luxon';
import { GitRepository } from '../../git';
import { Markup, markup, pathOf } from './markup';
import { style } from './style';

const styleHash = createHash('sha256').update(style).digest('base64');

/** Nothing runs on these pages, and nothing is fetched for them. */
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`;

/** @internal */
export interface Page {
  title: string;
  repository?: GitRepository;
  /** Which of the repository's tabs is open. */
  tab?: 'files' | 'pulls';
  content: Markup;
}

/** @internal */
export function sendPage(response: Response, status: number, page: Page): void {
  response.status(status).type('html');
  response.set({
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
  });
  response.send(layout(page).text);
}

/** @internal */
export function sendNotFound(response: Response): void {
  sendPage(response, 404, {
    title: 'Not found',
    content: markup`<h1>Not found</h1><p class="quiet">Nothing stands at this address.</p>`,
  });
}

function layout({ title, repository, tab, content }: Page): Markup {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<p class="note"><b>Sandbox</b>: a stand-in for GitHub with demo data</p>
${repository ? heading(repository, tab) : ''}
<main>${content}</main>
<footer>Served by the sandbox of the demo on this machine. Nothing here is on the internet, and nothing you do here is kept when it stops.</footer>
</body>
</html>`;
}

function heading(repository: GitRepository, tab: Page['tab']): Markup {
  const { owner, parent, proposals, slug } = repository;
  const open = [...proposals.values()].filter(it => it.state === 'open').length;
  const current = (name: Page['tab']) =>
    tab === name ? markup` aria-current="page"` : '';
  return markup`<header>
<div class="name">${owner} / <a href="${pathOf(slug)}"><b>${slug.slice(
    owner.length + 1,
  )}</b></a></div>
${
  parent
    ? markup`<div class="quiet">forked from <a href="${pathOf(parent.slug)}">${
        parent.slug
      }</a></div>`
    : ''
}
<nav aria-label="Repository"><a href="${pathOf(slug)}"${current(
    'files',
  )}>Files</a><a href="${pathOf(slug)}/pulls"${current('pulls')}>Pull requests${
    open ? ` (${open} proposed here)` : ''
  }</a></nav>
</header>`;
}

/** @internal */
export function timeOf(at: number): Markup {
  const time = DateTime.fromMillis(at, { zone: 'utc' });
  return markup`<time datetime="${time.toISO() ?? ''}">${time.toFormat(
    "d LLL yyyy, HH:mm 'UTC'",
  )}</time>`;
}

/** `1 commit`, `2 commits` @internal */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
