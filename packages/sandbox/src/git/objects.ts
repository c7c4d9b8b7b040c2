import { createHash } from 'node:crypto';
import { Account } from '../company';

/** Files by path. @public */
export type Tree = ReadonlyMap<string, string>;

/** @public */
export interface Commit {
  sha: string;
  tree: Tree;
  parents: readonly string[];
  message: string;
  author: Account;
  /** Milliseconds since 1970 UTC, whole seconds as Git keeps them. */
  at: number;
}

function objectSha(kind: 'blob' | 'tree' | 'commit', content: Buffer): string {
  return createHash('sha1')
    .update(`${kind} ${content.length}\0`)
    .update(content)
    .digest('hex');
}

/** The name Git gives to a file's contents. @internal */
export function blobSha(text: string): string {
  return objectSha('blob', Buffer.from(text));
}

/** The name Git gives to a folder with everything in it. @internal */
export function treeSha(files: Tree): string {
  const folders = new Map<string, Map<string, string>>();
  const entries: { name: string; mode: string; sha: string }[] = [];
  for (const [path, text] of files) {
    const [name, ...rest] = path.split('/');
    if (rest.length) {
      const folder = folders.get(name) ?? new Map<string, string>();
      folders.set(name, folder.set(rest.join('/'), text));
    } else {
      entries.push({ name, mode: '100644', sha: blobSha(text) });
    }
  }
  for (const [name, folder] of folders) {
    entries.push({ name, mode: '40000', sha: treeSha(folder) });
  }
  // Git orders folders as if their names ended in a slash.
  const key = (it: { name: string; mode: string }) =>
    Buffer.from(it.mode === '40000' ? `${it.name}/` : it.name);
  entries.sort((a, b) => Buffer.compare(key(a), key(b)));
  const parts = entries.flatMap(({ name, mode, sha }) => [
    Buffer.from(`${mode} ${name}\0`),
    Buffer.from(sha, 'hex'),
  ]);
  return objectSha('tree', Buffer.concat(parts));
}

/** @internal */
export function emailOf({ login }: Account): string {
  return `${login}@acme.example`;
}

/** A commit under the name Git gives it. @internal */
export function createCommit(content: Omit<Commit, 'sha'>): Commit {
  const { tree, parents, message, author } = content;
  const at = Math.floor(content.at / 1000);
  const person = `${author.login} <${emailOf(author)}> ${at} +0000`;
  const lines = [
    `tree ${treeSha(tree)}`,
    ...parents.map(parent => `parent ${parent}`),
    `author ${person}`,
    `committer ${person}`,
    '',
    message,
  ];
  const sha = objectSha('commit', Buffer.from(lines.join('\n')));
  return { ...content, at: at * 1000, sha };
}
