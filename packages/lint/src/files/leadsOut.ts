import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';

/**
 * Whether a link, or a name that stands in a file, leads out of the repository that it is in, or into git's own directory.
 * Whoever proposes a change to a repository chooses where they lead, and lines that are wrong are printed. What is not
 * there leads nowhere.
 *
 * @param directory - which holds the link or the file
 * @param target - absolute
 * @internal
 */
export async function leadsOut(
  directory: string,
  target: string,
  cwd: string,
): Promise<boolean> {
  try {
    const real = await realpath(target);
    const root = rootOf(await realpath(directory), await realpath(cwd));
    return !isInside(root, real) || partsOf(root, real).includes('.git');
  } catch {
    return false;
  }
}

/** The repository, or the working directory where there is none. */
function rootOf(directory: string, cwd: string): string {
  for (let at = directory; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (at === dirname(at)) break;
  }
  return isInside(cwd, resolve(directory, 'any')) ? cwd : directory;
}

function isInside(root: string, path: string): boolean {
  return path.startsWith(root.endsWith(sep) ? root : `${root}${sep}`);
}

function partsOf(root: string, path: string): string[] {
  return relative(root, path).split(sep);
}
