import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { LintFailure } from '../LintReport';
import { leadsOut } from './leadsOut';

/** A file that may be a catalog file. @internal */
export interface Candidate {
  /** Absolute. */
  path: string;
  /** Relative to the working directory, with `/`. */
  file: string;
  /** Looked at whatever is in it: it was named, or is called as catalog files are. */
  isCertain: boolean;
}

/** @internal */
export interface FoundFiles {
  candidates: Candidate[];
  failures: LintFailure[];
}

/** @internal */
export interface FindOptions {
  cwd: string;
  /** Globs, from the working directory. */
  ignore: readonly string[];
}

const CATALOG_NAME = /^catalog-info\.(?:ya?ml|json)$/i;
/** Directories that are never looked into. */
const NEVER = new Set(['node_modules', '.git']);
const LEADS_OUT = 'The link leads out of the repository';

/**
 * Finds what files, directories and globs stand for, each file once. Links to directories are not followed, nor links out of
 * the repository.
 *
 * @internal
 */
export async function findFiles(
  names: readonly string[],
  options: FindOptions,
): Promise<FoundFiles> {
  const found: FoundFiles = { candidates: [], failures: [] };
  for (const name of names) await findOne(name, options, found);
  const ignored = await ignoredPaths(options);
  const unique = new Map<string, Candidate>();
  for (const candidate of found.candidates) {
    const { path, isCertain } = candidate;
    if (ignored.has(path)) continue;
    const other = unique.get(path);
    unique.set(path, {
      ...candidate,
      isCertain: isCertain || other?.isCertain === true,
    });
  }
  return {
    candidates: [...unique.values()].sort((one, other) =>
      one.file < other.file ? -1 : 1,
    ),
    failures: found.failures,
  };
}

async function findOne(
  name: string,
  options: FindOptions,
  found: FoundFiles,
): Promise<void> {
  const path = resolve(options.cwd, name);
  try {
    const isDirectory = (await stat(path)).isDirectory();
    if (isDirectory) await walk(path, options, found);
    else found.candidates.push(candidateOf(path, options, true));
  } catch (error) {
    if (!isDynamicPattern(name) || codeOf(error) !== 'ENOENT') {
      found.failures.push({ file: name, message: reasonOf(error) });
      return;
    }
    const paths = await globPaths([name.split(sep).join('/')], options);
    for (const it of paths) await addFound(it, options, found);
  }
}

/** A file that nobody named. */
async function addFound(
  path: string,
  options: FindOptions,
  found: FoundFiles,
): Promise<void> {
  const candidate = candidateOf(path, options, false);
  if (!(await leadsOut(dirname(path), path, options.cwd))) {
    found.candidates.push(candidate);
  } else if (candidate.isCertain) {
    found.failures.push({ file: candidate.file, message: LEADS_OUT });
  }
}

/** Goes through a directory; what may not be read in it is a failure, where a glob would keep silent. */
async function walk(
  directory: string,
  options: FindOptions,
  found: FoundFiles,
): Promise<void> {
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) {
      if (NEVER.has(entry.name)) continue;
      try {
        await walk(path, options, found);
      } catch (error) {
        const file = displayed(path, options.cwd);
        found.failures.push({ file, message: reasonOf(error) });
      }
    } else if (/\.ya?ml$/i.test(entry.name) || CATALOG_NAME.test(entry.name)) {
      await addFound(path, options, found);
    }
  }
}

async function ignoredPaths(options: FindOptions): Promise<Set<string>> {
  const { ignore } = options;
  return new Set(ignore.length > 0 ? await globPaths(ignore, options) : []);
}

async function globPaths(
  patterns: readonly string[],
  { cwd }: FindOptions,
): Promise<string[]> {
  const paths = await glob(patterns, {
    cwd,
    absolute: true,
    dot: true,
    followSymbolicLinks: false,
    ignore: [...NEVER].map(name => `**/${name}/**`),
  });
  return paths.map(path => resolve(path));
}

function candidateOf(
  path: string,
  { cwd }: FindOptions,
  isNamed: boolean,
): Candidate {
  return {
    path,
    file: displayed(path, cwd),
    isCertain: isNamed || CATALOG_NAME.test(basename(path)),
  };
}

/** A path as it is shown. @internal */
export function displayed(path: string, cwd: string): string {
  return relative(cwd, path).split(sep).join('/');
}

/** Of an error of the file system. @internal */
export function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error
    ? error.code
    : undefined;
}

/** Why something cannot be read, in words. @internal */
export function reasonOf(error: unknown): string {
  switch (codeOf(error)) {
    case 'ENOENT':
      return 'There is no such file or directory';
    case 'EACCES':
    case 'EPERM':
      return 'It may not be read';
    case 'ELOOP':
      return 'The link leads round in a circle';
    case 'ENOTDIR':
      return 'A part of the path is not a directory';
    default:
      return `It cannot be read: ${error}`;
  }
}
