import { Octokit } from '@octokit/rest';
import { Sandbox } from '../startSandbox';

/** GitHub's own client, as whoever the token says. @internal */
export function octokitFor(sandbox: Sandbox, token = 'sandbox'): Octokit {
  const silent = () => {};
  return new Octokit({
    baseUrl: sandbox.apiBaseUrl,
    auth: token,
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });
}

/** @internal */
export const checkout = { owner: 'acme', repo: 'checkout' };

/** @internal */
export const catalogFile = { ...checkout, path: 'catalog-info.yaml' };

/** @internal */
export function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** A file with the name Git gives to it. @internal */
export async function readFile(
  octokit: Octokit,
  where: { owner: string; repo: string; path: string; ref?: string },
): Promise<{ text: string; sha: string }> {
  const { data } = await octokit.repos.getContent(where);
  if (Array.isArray(data) || data.type !== 'file') {
    throw new Error(`${where.path} is not a file`);
  }
  return {
    text: Buffer.from(data.content, 'base64').toString(),
    sha: data.sha,
  };
}

/**
 * Changes one word of checkout's catalog file on a branch of its own, and proposes that.
 *
 * @internal
 */
export async function propose(
  octokit: Octokit,
  branch: string,
  change: { from: string; to: string; title?: string; body?: string },
) {
  const { data: main } = await octokit.git.getRef({
    ...checkout,
    ref: 'heads/main',
  });
  await octokit.git.createRef({
    ...checkout,
    ref: `refs/heads/${branch}`,
    sha: main.object.sha,
  });
  const { text, sha } = await readFile(octokit, {
    ...catalogFile,
    ref: branch,
  });
  await octokit.repos.createOrUpdateFileContents({
    ...catalogFile,
    branch,
    sha,
    message: `Change ${change.from} to ${change.to}`,
    content: base64(text.replace(change.from, change.to)),
  });
  const { data } = await octokit.pulls.create({
    ...checkout,
    base: 'main',
    head: branch,
    title: change.title ?? 'Change checkout',
    body: change.body,
  });
  return data;
}
