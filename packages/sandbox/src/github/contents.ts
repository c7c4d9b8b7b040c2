import { createHash } from 'node:crypto';
import { Files, filesOf } from '../company/catalogFiles';
import { Repository } from '../company';
import { json, Reply } from './reply';
import type { RestRequest } from './restRoutes';

/** The name Git gives to a file's contents. @internal */
export function blobSha(text: string): string {
  return createHash('sha1')
    .update(`blob ${Buffer.byteLength(text)}\0${text}`)
    .digest('hex');
}

/** `GET /repos/:owner/:name/contents/:path` @internal */
export function contentsReply(
  asked: RestRequest,
  repository: Repository,
): Reply | undefined {
  const path = /^contents(?:\/(.*))?$/.exec(asked.rest);
  if (!path) {
    return undefined;
  }
  const files = filesOf(asked.host.company, repository, asked.origin);
  const name = (path[1] ?? '').replace(/\/$/, '');
  const ref = asked.request.query.ref;
  const text = files.get(name);
  if (ref !== undefined && ref !== 'main' && ref !== 'HEAD') {
    return json(404, { message: `No commit found for the ref ${ref}` });
  }
  if (text === undefined) {
    return name === ''
      ? json(
          200,
          [...files].map(file => describe(asked, repository, ...file)),
        )
      : json(404, { message: 'Not Found', status: '404' });
  }
  if (/\braw\b/.test(asked.request.get('accept') ?? '')) {
    return {
      status: 200,
      headers: {
        'content-type': 'application/vnd.github.v3.raw; charset=utf-8',
        etag: `"${blobSha(text)}"`,
        'last-modified': asked.host.company.now.toUTCString(),
      },
      body: text,
    };
  }
  return json(200, {
    ...describe(asked, repository, name, text),
    encoding: 'base64',
    content: Buffer.from(text).toString('base64'),
  });
}

function describe(
  { origin }: RestRequest,
  repository: Repository,
  path: string,
  text: string,
) {
  return {
    type: 'file',
    name: path.split('/').pop(),
    path,
    sha: blobSha(text),
    size: Buffer.byteLength(text),
    url: `${origin}/api/v3/repos/${repository.slug}/contents/${path}?ref=main`,
    html_url: `${origin}/${repository.slug}/blob/main/${path}`,
  };
}

/** The name of the only commit: it changes with the files. @internal */
export function commitSha(files: Files): string {
  const hash = createHash('sha1');
  for (const [path, text] of files) {
    hash.update(`${path}\0${text}\0`);
  }
  return hash.digest('hex');
}
