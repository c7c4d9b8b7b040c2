import { Commit, GitRepository } from '../../git';
import {
  changesBetween,
  FileChange,
  hunksOf,
  patchText,
} from '../../git/changes';
import { blobSha, Tree, treeSha } from '../../git/objects';
import { accountJson, signatureJson } from './accountJson';
import { Served } from './schemas';

/** @internal */
export function commitJson(
  { author, at, message, parents, sha, tree }: Commit,
  { slug }: GitRepository,
  origin: string,
): Served<'commit'> {
  const api = `${origin}/api/v3/repos/${slug}`;
  const web = `${origin}/${slug}`;
  const signature = signatureJson(author, at);
  const treeName = treeSha(tree);
  return {
    sha,
    node_id: `C_${sha}`,
    url: `${api}/commits/${sha}`,
    html_url: `${web}/commit/${sha}`,
    comments_url: `${api}/commits/${sha}/comments`,
    commit: {
      url: `${api}/git/commits/${sha}`,
      author: signature,
      committer: signature,
      message,
      comment_count: 0,
      tree: { sha: treeName, url: `${api}/git/trees/${treeName}` },
      verification: {
        verified: false,
        reason: 'unsigned',
        payload: null,
        signature: null,
      },
    },
    author: accountJson(author, origin),
    committer: accountJson(author, origin),
    parents: parents.map(parent => ({
      sha: parent,
      url: `${api}/commits/${parent}`,
      html_url: `${web}/commit/${parent}`,
    })),
  };
}

/** The files that differ, as commits, comparisons and pull requests list them. @internal */
export function filesJson(
  before: Tree,
  after: Tree,
  { slug }: GitRepository,
  origin: string,
): Served<'diff-entry'>[] {
  return changesBetween(before, after).map(change => {
    const { additions, deletions } = countLines(change);
    const { path, status } = change;
    return {
      sha: blobSha(change.after ?? change.before ?? ''),
      filename: path,
      status,
      additions,
      deletions,
      changes: additions + deletions,
      blob_url: `${origin}/${slug}/blob/main/${path}`,
      raw_url: `${origin}/${slug}/raw/main/${path}`,
      contents_url: `${origin}/api/v3/repos/${slug}/contents/${path}`,
      patch: patchText(change),
    };
  });
}

/** @internal */
export function countLines(change: FileChange): {
  additions: number;
  deletions: number;
} {
  const lines = hunksOf(change).flatMap(it => it.lines);
  return {
    additions: lines.filter(it => it.startsWith('+')).length,
    deletions: lines.filter(it => it.startsWith('-')).length,
  };
}
