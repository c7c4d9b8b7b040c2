import {
  getGithubFileFetchUrl,
  GithubIntegrationConfig,
} from '@backstage/integration';
import { HostedFile, LocatedFile } from '@keyresults/backstage-plugin-okr-node';

/** What is used of an integration. @internal */
export type GithubHost = Pick<
  GithubIntegrationConfig,
  'host' | 'apiBaseUrl' | 'rawBaseUrl'
>;

/** Written so by nobody, and read differently by different parsers. */
const TRICKS = /[\p{Cc}\s\\]/u;

/**
 * Says what the target of a location is: a file on one of the GitHub hosts that are configured, something else there, or
 * nothing of GitHub. Only the text is looked at. What two readers could understand differently is refused.
 *
 * @internal
 */
export function locateFile(
  target: string,
  hosts: readonly GithubHost[],
): LocatedFile | undefined {
  const url = URL.parse(target);
  const host = hosts.find(it => it.host.toLowerCase() === url?.host);
  if (!url || !host) {
    return undefined;
  }
  const problem = problemOf(target, url, host);
  if (problem) {
    return refused(problem);
  }
  if (url.pathname === '/') {
    return { kind: 'noFile' };
  }
  const segments = rawSegments(target).map(decode);
  if (!segments.every(isSafeSegment)) {
    return refused('its path has segments that are not followed');
  }
  const [owner = '', name = '', view, branch, ...path] = segments;
  if (!view || !['blob', 'tree', 'raw'].includes(view) || path.length === 0) {
    return { kind: 'noFile' };
  }
  if (!/^[\w-]+$/.test(owner) || !/^[\w.-]+$/.test(name)) {
    return refused('it names no repository of GitHub');
  }
  if (!isBranchName(branch)) {
    return refused('it names no branch');
  }
  const file: HostedFile = {
    url: target,
    host: host.host,
    repository: `${owner}/${name}`,
    path: path.join('/'),
    ...(branch !== 'HEAD' && { branch }),
  };
  return isReadAlike(file, branch, host)
    ? { kind: 'file', file }
    : refused('the catalog reads it as another file');
}

function refused(why: string): LocatedFile {
  return {
    kind: 'refused',
    message: `The location of the entity is not followed: ${why}.`,
  };
}

function problemOf(
  target: string,
  url: URL,
  host: GithubHost,
): string | undefined {
  if (TRICKS.test(target)) {
    return 'it has characters that no address has';
  }
  const isPlainAllowed = host.apiBaseUrl?.startsWith('http:') ?? false;
  if (
    url.protocol !== 'https:' &&
    !(url.protocol === 'http:' && isPlainAllowed)
  ) {
    return 'it does not begin with https';
  }
  if (url.username || url.password) {
    return 'it has credentials in it';
  }
  return url.search || url.hash || /[?#]/.test(target)
    ? 'it has a query or a fragment'
    : undefined;
}

/** As written: the parser of addresses resolves `..` silently. */
function rawSegments(target: string): string[] {
  return target
    .replace(/^[a-z]+:\/\/[^/]*\/?/i, '')
    .replace(/\/$/, '')
    .split('/');
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return '..';
  }
}

function isSafeSegment(segment: string): boolean {
  return !/^\.{0,2}$|[/?#%\\\p{Cc}]/u.test(segment);
}

function isBranchName(branch: string): boolean {
  return (
    /^[^-.][^\s~^:*[]*$/.test(branch) &&
    !/\.\.|@\{|\.lock$|\.$/.test(branch) &&
    branch !== '@'
  );
}

/** The catalog reads the file by this address. */
function isReadAlike(
  { url, repository, path }: HostedFile,
  branch: string,
  host: GithubHost,
): boolean {
  try {
    const read = getGithubFileFetchUrl(url, host, {
      type: 'token',
      token: 'any',
    });
    return (
      read ===
      `${host.apiBaseUrl}/repos/${repository}/contents/${path}?ref=${branch}`
    );
  } catch {
    return false;
  }
}
