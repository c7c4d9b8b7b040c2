import { createHash } from 'node:crypto';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  DescribedChange,
  markdownCell,
  writeCommitMessage,
} from '@keyresults/backstage-plugin-okr-common';

/** @internal */
export interface ProposalContents {
  entityRef: string;
  changes: readonly DescribedChange[];
  reason?: string;
  /** Entity ref of who asked. */
  proposedBy: string;
  /** `app.baseUrl` */
  appBaseUrl?: string;
}

/** What people read about a proposal. @internal */
export interface ProposalTexts {
  title: string;
  /** Markdown. */
  body: string;
  /** Of the commit. */
  message: string;
}

/** More rows nobody reads. */
const MOST_ROWS = 100;

/**
 * Title, body and commit message. What people and annotations bring stands there as text: it mentions nobody, refers to
 * nothing and is no markup.
 *
 * @internal
 */
export function proposalTexts(contents: ProposalContents): ProposalTexts {
  const { entityRef, reason, proposedBy } = contents;
  const { name } = parseEntityRef(entityRef);
  const title = `Change the key results of ${name}`;
  return {
    title,
    body: bodyOf(contents),
    message: writeCommitMessage({ title, reason, entityRef, proposedBy }),
  };
}

/**
 * The branch on which changes of an entity are proposed. The hash tells apart what would read the same.
 *
 * @internal
 */
export function proposalBranch(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const words = [kind, namespace, name]
    .join('.')
    .replace(/[^A-Za-z0-9_-]+/g, '.')
    .replace(/\.{2,}/g, '.')
    .slice(0, 150);
  const hash = createHash('sha256').update(entityRef).digest('hex').slice(0, 8);
  return `okr/${words}-${hash}`;
}

function bodyOf(contents: ProposalContents): string {
  const { entityRef, changes, reason, proposedBy, appBaseUrl } = contents;
  const shown = changes.slice(0, MOST_ROWS);
  const left = changes.length - shown.length;
  return [
    `Changes the key results of ${asCode(entityRef)}.`,
    shown.length === 0
      ? 'No key result differs, only how they are written.'
      : [
          '| objective | key result | | before | after |',
          '| --- | --- | --- | --- | --- |',
          ...shown.map(rowOf),
          ...(left > 0 ? [`| … ${left} more | | | | |`] : []),
        ].join('\n'),
    ...(reason === undefined ? [] : [quoted(reason)]),
    [
      `Proposed by ${asCode(proposedBy)} in Backstage.`,
      ...(appBaseUrl === undefined
        ? []
        : [`[Open the page](${pageOf(entityRef, appBaseUrl)})`]),
    ].join(' '),
  ].join('\n\n');
}

function rowOf(change: DescribedChange): string {
  const { kind, objective, keyResult, field, before, after, eased } = change;
  const what = [
    field === undefined ? kind : markdownCell(field),
    ...(eased ? ['(eased)'] : []),
  ].join(' ');
  const cells = [
    markdownCell(objective),
    markdownCell(keyResult ?? ''),
    what,
    markdownCell(before ?? ''),
    markdownCell(after ?? ''),
  ];
  return `| ${cells.join(' | ')} |`;
}

function quoted(reason: string): string {
  return reason
    .split(/\r\n|[\n\r\u2028\u2029\u0085]/)
    .map(line => `> ${markdownCell(line)}`.trimEnd())
    .join('\n');
}

/** Entity refs have no signs that end it; those of callers are not checked by anybody. */
function asCode(text: string): string {
  return `\`${text.replace(/[^\p{L}\p{N}:/._+-]/gu, '_') || '_'}\``;
}

function pageOf(entityRef: string, appBaseUrl: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const path = [namespace, kind, name]
    .map(part => encodeURIComponent(part).replace(/[()]/g, '_'))
    .join('/');
  return `${appBaseUrl.replace(/\/+$/, '')}/catalog/${path}/okrs`;
}
