import { Commit, Tree } from './objects';

/** @internal */
export type Commits = ReadonlyMap<string, Commit>;

/** @throws when there is no such commit @internal */
export function commitOf(commits: Commits, sha: string): Commit {
  const found = commits.get(sha);
  if (!found) {
    throw new Error(`No commit ${sha}`);
  }
  return found;
}

/** Everything a commit stands on, and itself. @internal */
export function reachable(commits: Commits, from: string): Set<string> {
  const seen = new Set<string>();
  const waiting = [from];
  for (let sha = waiting.pop(); sha; sha = waiting.pop()) {
    if (!seen.has(sha)) {
      seen.add(sha);
      waiting.push(...commitOf(commits, sha).parents);
    }
  }
  return seen;
}

/** The newest commit that both stand on; undefined where they share nothing. @internal */
export function mergeBase(
  commits: Commits,
  one: string,
  other: string,
): string | undefined {
  const shared = reachable(commits, other);
  return walk(commits, one, ({ parents }) => parents).find(it =>
    shared.has(it.sha),
  )?.sha;
}

/** What is on `head` and not on `base`, oldest first. @internal */
export function commitsBetween(
  commits: Commits,
  base: string,
  head: string,
): Commit[] {
  const known = reachable(commits, base);
  return walk(commits, head, ({ parents }) => parents)
    .filter(it => !known.has(it.sha))
    .reverse();
}

/**
 * The commits a branch stands on, newest first. With a path, those that changed it: a merge that took the file as it was
 * on one side is left out, and only that side is followed, as `git log <path>` does.
 *
 * @internal
 */
export function history(
  commits: Commits,
  from: string,
  path?: string,
): Commit[] {
  if (!path) {
    return walk(commits, from, ({ parents }) => parents);
  }
  const sameAs = ({ tree, parents }: Commit) =>
    parents.find(it => samePath(commitOf(commits, it).tree, tree, path));
  return walk(commits, from, commit => {
    const same = sameAs(commit);
    return same ? [same] : commit.parents;
  }).filter(
    commit =>
      !sameAs(commit) &&
      (commit.parents.length > 0 || textsUnder(commit.tree, path).length > 0),
  );
}

/** By date, newest first; where dates are equal, what came later stands before what it stands on. */
function walk(
  commits: Commits,
  from: string,
  next: (commit: Commit) => readonly string[],
): Commit[] {
  const result: Commit[] = [];
  const seen = new Set([from]);
  const waiting = [commitOf(commits, from)];
  while (waiting.length) {
    const newest = waiting.reduce((best, it, index) => {
      const lead = it.at - waiting[best].at;
      const behind =
        lead === 0 && reachable(commits, it.sha).has(waiting[best].sha);
      return lead > 0 || behind ? index : best;
    }, 0);
    const [commit] = waiting.splice(newest, 1);
    result.push(commit);
    for (const sha of next(commit)) {
      if (!seen.has(sha)) {
        seen.add(sha);
        waiting.push(commitOf(commits, sha));
      }
    }
  }
  return result;
}

function samePath(one: Tree, other: Tree, path: string): boolean {
  return (
    JSON.stringify(textsUnder(one, path)) ===
    JSON.stringify(textsUnder(other, path))
  );
}

/** A file, or what is in a folder. */
function textsUnder(tree: Tree, path: string): [string, string][] {
  return [...tree].filter(
    ([name]) => name === path || name.startsWith(`${path}/`),
  );
}
