import { createHash } from 'node:crypto';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  DescribedChange,
  markdownCell,
  markdownLine,
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
const MOST_CELL_CHARACTERS = 300;
/** Of all rows, when they are written; GitHub takes 65 536 characters with what stands around them. */
const MOST_ROW_CHARACTERS = 40_000;

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
  const shown = rowsOf(changes);
  const left = changes.length - shown.length;
  return [
    `Changes the key results of ${asCode(entityRef)}.`,
    shown.length === 0
      ? 'No key result differs, only how they are written.'
      : [
          '| objective | key result | | before | after |',
          '| --- | --- | --- | --- | --- |',
          ...shown,
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

function rowsOf(changes: readonly DescribedChange[]): string[] {
  const rows: string[] = [];
  let characters = 0;
  for (const change of changes.slice(0, MOST_ROWS)) {
    const row = rowOf(change);
    characters += row.length;
    if (characters > MOST_ROW_CHARACTERS) {
      break;
    }
    rows.push(row);
  }
  return rows;
}

function rowOf(change: DescribedChange): string {
  const { kind, objective, keyResult, field, before, after, eased } = change;
  const what = [
    field === undefined ? kind : cell(field),
    ...(eased ? ['(eased)'] : []),
  ].join(' ');
  const cells = [
    cell(objective),
    cell(keyResult ?? ''),
    what,
    cell(before ?? ''),
    cell(after ?? ''),
  ];
  return `| ${cells.join(' | ')} |`;
}

function cell(text: string): string {
  // Half of a character may be left at the cut.
  const cut = text
    .slice(0, MOST_CELL_CHARACTERS)
    .replace(/[\uD800-\uDBFF]$/, '');
  return markdownCell(text.length > MOST_CELL_CHARACTERS ? `${cut}…` : text);
}

function quoted(reason: string): string {
  return reason
    .split(/\r\n|[\n\r\u2028\u2029\u0085]/)
    .map(line => `> ${markdownLine(line)}`.trimEnd())
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
