import { GitRepository } from '../../git';
import { blobSha } from '../../git/objects';
import { Served } from './schemas';

/** Where a file is seen from. @internal */
export interface Seen {
  repository: GitRepository;
  origin: string;
  ref: string;
}

/** What GitHub says about a file besides what is in it. @internal */
export function entryJson(
  { repository: { slug }, origin, ref }: Seen,
  path: string,
  text: string,
) {
  const api = `${origin}/api/v3/repos/${slug}`;
  const where = path.split('/').map(encodeURIComponent).join('/');
  const sha = blobSha(text);
  const self = `${api}/contents/${where}?ref=${encodeURIComponent(ref)}`;
  const git = `${api}/git/blobs/${sha}`;
  const html = `${origin}/${slug}/blob/${ref}/${where}`;
  return {
    type: 'file' as const,
    name: path.split('/').pop() ?? path,
    path,
    sha,
    size: Buffer.byteLength(text),
    url: self,
    git_url: git,
    html_url: html,
    download_url: `${origin}/${slug}/raw/${ref}/${where}`,
    _links: { self, git, html },
  };
}

/** With what is in it: base64 in lines of 60 characters, as GitHub writes it. @internal */
export function fileJson(
  seen: Seen,
  path: string,
  text: string,
): Served<'content-file'> {
  const lines =
    Buffer.from(text)
      .toString('base64')
      .match(/.{1,60}/g) ?? [];
  return {
    ...entryJson(seen, path, text),
    encoding: 'base64',
    content: lines.map(line => `${line}\n`).join(''),
  };
}

/** @internal */
export function folderJson(
  { repository: { slug }, origin, ref }: Seen,
  path: string,
) {
  const api = `${origin}/api/v3/repos/${slug}`;
  const self = `${api}/contents/${path}?ref=${encodeURIComponent(ref)}`;
  const html = `${origin}/${slug}/tree/${ref}/${path}`;
  return {
    type: 'dir' as const,
    name: path.split('/').pop() ?? path,
    path,
    size: 0,
    url: self,
    git_url: null,
    html_url: html,
    download_url: null,
    _links: { self, git: null, html },
  };
}
