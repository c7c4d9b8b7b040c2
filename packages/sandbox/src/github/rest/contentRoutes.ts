import { z } from 'zod';
import { history } from '../../git/history';
import { treeSha, blobSha } from '../../git/objects';
import { isFilePath } from '../../git/refNames';
import { notFound, Refusal } from '../../git/Refusal';
import { json, Reply } from '../reply';
import { commitJson } from './commitJson';
import { entryJson, fileJson, folderJson, Seen } from './contentJson';
import { readBody } from './readBody';
import { demandWriting, RestRequest, Route } from './RestRequest';

const writing = z.object({
  message: z.string().min(1),
  content: z.string(),
  branch: z.string().optional(),
  sha: z.string().optional(),
});

/** Files: reading and writing them. @internal */
export const contentRoutes: readonly Route[] = [
  { method: 'GET', path: /^contents(?:\/(.*))?$/, answer: readContents },
  { method: 'PUT', path: /^contents\/(.+)$/, answer: writeFile },
];

function readContents(asked: RestRequest, path = ''): Reply {
  const { origin, repository, request } = asked;
  const { ref: wanted } = request.query;
  const ref = typeof wanted === 'string' ? wanted : repository.defaultBranch;
  const commit = repository.resolve(ref);
  if (!commit) {
    throw repository.branches.size
      ? new Refusal(404, `No commit found for the ref ${ref}`)
      : new Refusal(404, 'This repository is empty.');
  }
  const name = path.replace(/\/$/, '');
  const seen: Seen = { repository, origin, ref };
  const text = commit.tree.get(name);
  if (text === undefined) {
    return json(200, listFolder(seen, commit.tree, name));
  }
  if (/\braw\b/.test(request.get('accept') ?? '')) {
    const [changed] = history(repository.commits, commit.sha, name);
    return {
      status: 200,
      headers: {
        'content-type': 'application/vnd.github.v3.raw; charset=utf-8',
        etag: `"${blobSha(text)}"`,
        'last-modified': new Date(changed.at).toUTCString(),
      },
      body: text,
    };
  }
  return json(200, fileJson(seen, name, text));
}

function listFolder(
  seen: Seen,
  tree: ReadonlyMap<string, string>,
  folder: string,
): object[] {
  const prefix = folder && `${folder}/`;
  const inside = [...tree]
    .filter(([path]) => path.startsWith(prefix))
    .map(([path, text]) => [path.slice(prefix.length), text] as const);
  if (!inside.length) {
    throw notFound();
  }
  const files = inside.filter(([name]) => !name.includes('/'));
  const folders = new Set(
    inside
      .filter(([name]) => name.includes('/'))
      .map(([name]) => name.split('/')[0]),
  );
  return [
    ...[...folders].map(name => ({
      ...folderJson(seen, prefix + name),
      sha: treeSha(
        new Map(
          inside
            .filter(([it]) => it.startsWith(`${name}/`))
            .map(([it, text]) => [it.slice(name.length + 1), text]),
        ),
      ),
    })),
    ...files.map(([name, text]) => entryJson(seen, prefix + name, text)),
  ];
}

function writeFile(asked: RestRequest, path: string): Reply {
  demandWriting(asked);
  const { at, caller, host, origin, repository, request } = asked;
  const { content, message, sha, ...rest } = readBody(request, writing);
  const branch = rest.branch ?? repository.defaultBranch;
  if (!repository.branches.has(branch)) {
    throw new Refusal(404, `Branch ${branch} not found`);
  }
  if (!isFilePath(path)) {
    throw new Refusal(422, 'path contains a malformed path component');
  }
  const files = repository.files(branch);
  const before = files.get(path);
  if (before !== undefined && sha === undefined) {
    throw new Refusal(422, 'Invalid request.\n\n"sha" wasn\'t supplied.');
  }
  if (sha !== undefined && (before === undefined || blobSha(before) !== sha)) {
    throw new Refusal(409, `${path} does not match ${sha}`);
  }
  const text = decode(content);
  const commit = repository.commit(branch, new Map(files).set(path, text), {
    message,
    author: caller.account,
    at,
  });
  host.git.follow(repository);
  const seen: Seen = { repository, origin, ref: branch };
  const {
    sha: commitSha,
    html_url,
    url,
    commit: told,
    parents,
  } = commitJson(commit, repository, origin);
  return json(before === undefined ? 201 : 200, {
    content: entryJson(seen, path, text),
    commit: { sha: commitSha, html_url, url, parents, ...told },
  });
}

function decode(content: string): string {
  const packed = content.replace(/\s/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(packed)) {
    throw new Refusal(422, 'content is not valid Base64');
  }
  return Buffer.from(packed, 'base64').toString();
}
