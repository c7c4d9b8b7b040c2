import { filesOf } from '../company/catalogFiles';
import { Repository } from '../company';
import { blobSha, commitSha } from './contents';
import { json, Reply } from './reply';
import { tarball } from './tarball';
import type { RestRequest } from './restRoutes';

/**
 * What Backstage's reader asks for when it searches a repository: the repository, the state of a commit, its tree, its
 * blobs, or all files in an archive.
 *
 * @internal
 */
export function snapshotReply(
  asked: RestRequest,
  repository: Repository,
): Reply | undefined {
  const { origin, rest } = asked;
  const api = `${origin}/api/v3/repos/${repository.slug}`;
  if (rest === '') {
    return json(200, describeRepository(repository, origin));
  }
  const files = filesOf(asked.host.company, repository, origin);
  const sha = commitSha(files);
  if (/^commits\/[^/]+\/status$/.test(rest)) {
    const described = describeRepository(repository, origin);
    return json(200, { sha, state: 'success', repository: described });
  }
  if (/^git\/trees\/[^/]+$/.test(rest)) {
    const tree = [...files].map(([path, text]) => ({
      path,
      type: 'blob',
      mode: '100644',
      sha: blobSha(text),
      size: Buffer.byteLength(text),
      url: `${api}/git/blobs/${blobSha(text)}`,
    }));
    return json(200, { sha, truncated: false, tree });
  }
  if (/^tarball(\/[^/]+)?$/.test(rest)) {
    const folder = `${repository.slug.replace('/', '-')}-${sha.slice(0, 7)}`;
    return {
      status: 200,
      headers: { 'content-type': 'application/gzip' },
      body: tarball(files, folder),
    };
  }
  const blob = /^git\/blobs\/(.+)$/.exec(rest)?.[1];
  const text = blob && [...files.values()].find(it => blobSha(it) === blob);
  return text
    ? json(200, {
        sha: blob,
        encoding: 'base64',
        content: Buffer.from(text).toString('base64'),
      })
    : undefined;
}

function describeRepository(repository: Repository, origin: string) {
  const [owner, name] = repository.slug.split('/');
  const api = `${origin}/api/v3/repos/${repository.slug}`;
  return {
    id: repository.id,
    name,
    full_name: repository.slug,
    owner: { login: owner, type: 'Organization' },
    private: true,
    archived: repository.condition === 'archived',
    disabled: false,
    size: repository.condition === 'empty' ? 0 : 1000,
    default_branch: 'main',
    url: api,
    html_url: `${origin}/${repository.slug}`,
    archive_url: `${api}/{archive_format}{/ref}`,
    trees_url: `${api}/git/trees{/sha}`,
  };
}
