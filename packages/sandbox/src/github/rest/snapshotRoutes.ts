import { Commit, GitRepository } from '../../git';
import { blobSha, Tree, treeSha } from '../../git/objects';
import { notFound } from '../../git/Refusal';
import { json, Reply } from '../reply';
import { tarball } from '../tarball';
import { RestRequest, Route } from './RestRequest';

/** What Backstage's reader asks for when it searches a repository: a tree, its blobs, or all files in an archive. @internal */
export const snapshotRoutes: readonly Route[] = [
  { method: 'GET', path: /^git\/trees\/(.+)$/, answer: readTree },
  { method: 'GET', path: /^git\/blobs\/([0-9a-f]{40})$/, answer: readBlob },
  { method: 'GET', path: /^tarball(?:\/(.+))?$/, answer: readArchive },
];

/** Of a branch, of a commit, or under its own name. */
function treeOf(repository: GitRepository, name: string): Tree {
  const commit = repository.resolve(name);
  const found =
    commit ??
    [...repository.commits.values()].find(it => treeSha(it.tree) === name);
  if (!found) {
    throw notFound();
  }
  return found.tree;
}

function readTree({ origin, repository }: RestRequest, name: string): Reply {
  const api = `${origin}/api/v3/repos/${repository.slug}/git`;
  const files = treeOf(repository, name);
  return json(200, {
    sha: treeSha(files),
    url: `${api}/trees/${treeSha(files)}`,
    truncated: false,
    tree: [...files].map(([path, text]) => ({
      path,
      type: 'blob',
      mode: '100644',
      sha: blobSha(text),
      size: Buffer.byteLength(text),
      url: `${api}/blobs/${blobSha(text)}`,
    })),
  });
}

function readBlob({ origin, repository }: RestRequest, sha: string): Reply {
  const text = [...repository.commits.values()]
    .flatMap(({ tree }) => [...tree.values()])
    .find(it => blobSha(it) === sha);
  if (text === undefined) {
    throw notFound();
  }
  return json(200, {
    sha,
    node_id: `B_${sha}`,
    size: Buffer.byteLength(text),
    url: `${origin}/api/v3/repos/${repository.slug}/git/blobs/${sha}`,
    encoding: 'base64',
    content: Buffer.from(text).toString('base64'),
  });
}

function readArchive({ repository }: RestRequest, name = 'HEAD'): Reply {
  const commit: Commit | undefined = repository.resolve(name);
  if (!commit) {
    throw notFound();
  }
  const short = commit.sha.slice(0, 7);
  return {
    status: 200,
    headers: { 'content-type': 'application/gzip' },
    body: tarball(commit.tree, `${repository.slug.replace('/', '-')}-${short}`),
  };
}
