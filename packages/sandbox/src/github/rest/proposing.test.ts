import {
  base64,
  catalogFile,
  checkout,
  octokitFor,
  propose,
  readFile,
} from '../../__testUtils__/octokit';
import { urlReaderFor } from '../../__testUtils__/urlReader';
import { blobSha } from '../../git/objects';
import { Sandbox, startSandbox } from '../../startSandbox';

const now = () => new Date('2026-11-22T12:00:00Z');
jest.setTimeout(30_000);

let sandbox: Sandbox;
const from = 'lifecycle: production';
const to = 'lifecycle: experimental';
const branch = 'okr/component.default.checkout-1a2b3c';

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, now });
});

afterEach(() => sandbox.stop());

it('proposes a change and merges it', async () => {
  const octokit = octokitFor(sandbox);
  const before = await readFile(octokit, catalogFile);
  expect(before.sha).toBe(blobSha(before.text));

  const opened = await propose(octokit, branch, {
    from,
    to,
    title: 'Try it out',
    body: 'Because',
  });
  expect(opened).toMatchObject({
    state: 'open',
    title: 'Try it out',
    body: 'Because',
    merged: false,
    mergeable: true,
    commits: 1,
    additions: 1,
    deletions: 1,
    changed_files: 1,
    html_url: `${sandbox.origin}/acme/checkout/pull/${opened.number}`,
    user: { login: 'okr-demo[bot]', type: 'Bot' },
    head: { ref: branch, label: `acme:${branch}`, repo: { fork: false } },
    base: { ref: 'main', repo: { full_name: 'acme/checkout' } },
  });
  expect((await readFile(octokit, catalogFile)).text).toBe(before.text);

  const pull = { ...checkout, pull_number: opened.number };
  const { data: files } = await octokit.pulls.listFiles(pull);
  expect(files).toHaveLength(1);
  expect(files[0].patch).toContain(`-  ${from}\n+  ${to}`);

  const { data: done } = await octokit.pulls.merge(pull);
  expect(done.merged).toBe(true);
  const { data: merged } = await octokit.pulls.get(pull);
  expect(merged).toMatchObject({
    state: 'closed',
    merged: true,
    merge_commit_sha: done.sha,
    merged_by: { login: 'okr-demo[bot]' },
  });
  expect(merged.merged_at).toBe(merged.closed_at);
  expect((await octokit.pulls.checkIfMerged(pull)).status).toBe(204);
  expect((await readFile(octokit, catalogFile)).text).toBe(
    before.text.replace(from, to),
  );
});

it('lets the catalog read what was merged at once', async () => {
  const reader = urlReaderFor(sandbox);
  const url = `${sandbox.origin}/acme/checkout/blob/main/catalog-info.yaml`;
  const tree = `${sandbox.origin}/acme/checkout/tree/main/`;
  const { etag } = await reader.readUrl(url);
  const { etag: treeEtag } = await reader.readTree(tree);

  const octokit = octokitFor(sandbox);
  const { number } = await propose(octokit, branch, { from, to });
  await expect(reader.readUrl(url, { etag })).rejects.toMatchObject({
    name: 'NotModifiedError',
  });
  await octokit.pulls.merge({ ...checkout, pull_number: number });

  const read = await reader.readUrl(url, { etag });
  expect((await read.buffer()).toString()).toContain(to);
  const files = await (await reader.readTree(tree, { etag: treeEtag })).files();
  const texts = await Promise.all(files.map(it => it.content()));
  expect(texts.join()).toContain(to);
  const found = await reader.search(
    `${sandbox.origin}/acme/checkout/blob/main/*.yaml`,
  );
  expect((await found.files[0].content()).toString()).toContain(to);
});

it('keeps the messages, and finds them by the file', async () => {
  const octokit = octokitFor(sandbox, 'user:ada');
  const { number } = await propose(octokit, branch, { from, to });
  await octokit.pulls.merge({ ...checkout, pull_number: number });
  const { data: all } = await octokit.repos.listCommits({
    ...checkout,
    sha: 'main',
  });
  expect(all.map(it => it.commit.message.split('\n')[0])).toEqual([
    `Merge pull request #${number} from acme/${branch}`,
    `Change ${from} to ${to}`,
    'Describe what is here',
  ]);
  const { data: ofFile } = await octokit.repos.listCommits({
    ...checkout,
    path: 'catalog-info.yaml',
  });
  expect(ofFile.map(it => it.sha)).toEqual([all[1].sha, all[2].sha]);
  const { data: one } = await octokit.repos.getCommit({
    ...checkout,
    ref: all[1].sha,
  });
  expect(one).toMatchObject({
    author: { login: 'ada' },
    commit: { author: { name: 'Ada Lindqvist' } },
    stats: { additions: 1, deletions: 1, total: 2 },
  });
  const { data: compared } = await octokit.repos.compareCommitsWithBasehead({
    ...checkout,
    basehead: `${all[2].sha}...main`,
  });
  expect(compared).toMatchObject({ status: 'ahead', ahead_by: 2 });
});

it.each([
  ['squash', 'Try (#1001)'],
  ['rebase', `Change ${from} to ${to}`],
] as const)('merges by %s into one commit', async (method, title) => {
  const octokit = octokitFor(sandbox);
  const { number } = await propose(octokit, branch, { from, to, title: 'Try' });
  expect(number).toBe(1001);
  await octokit.pulls.merge({
    ...checkout,
    pull_number: number,
    merge_method: method,
    ...(method === 'squash' ? { commit_title: title } : {}),
  });
  const { data } = await octokit.repos.listCommits(checkout);
  expect(data).toHaveLength(2);
  expect(data[0].parents).toHaveLength(1);
  expect(data[0].commit.message.split('\n')[0]).toBe(title);
});

it('finds a proposal by its branch, and not among those of others', async () => {
  const octokit = octokitFor(sandbox);
  const { number } = await propose(octokit, branch, { from, to });
  const listed = async (query: object) =>
    (await octokit.pulls.list({ ...checkout, ...query })).data.map(
      it => it.number,
    );
  expect(await listed({ head: `acme:${branch}` })).toEqual([number]);
  expect(await listed({ head: `acme:${branch}`, state: 'closed' })).toEqual([]);
  expect(await listed({ head: 'acme:main' })).toEqual([]);
  expect(await listed({ base: 'other' })).toEqual([]);
  expect(await listed({ state: 'open', per_page: 100 })).toContain(number);
});

it('closes, opens again and renames a proposal', async () => {
  const octokit = octokitFor(sandbox);
  const { number } = await propose(octokit, branch, { from, to });
  const pull = { ...checkout, pull_number: number };
  const { data: closed } = await octokit.pulls.update({
    ...pull,
    state: 'closed',
    title: 'Rather not',
  });
  expect(closed).toMatchObject({
    state: 'closed',
    title: 'Rather not',
    merged: false,
    mergeable: null,
  });
  await expect(octokit.pulls.merge(pull)).rejects.toMatchObject({
    status: 405,
  });
  const { data: again } = await octokit.pulls.update({
    ...pull,
    state: 'open',
  });
  expect(again).toMatchObject({ state: 'open', closed_at: null });
});

it('labels a proposal', async () => {
  const octokit = octokitFor(sandbox);
  const { number } = await propose(octokit, branch, { from, to });
  await octokit.issues.addLabels({
    ...checkout,
    issue_number: number,
    labels: ['okr', 'okr', 'no review'],
  });
  const { data } = await octokit.pulls.get({
    ...checkout,
    pull_number: number,
  });
  expect(data.labels.map(it => it.name)).toEqual(['okr', 'no review']);
});

it('shows what a branch holds by now, and closes with the branch', async () => {
  const octokit = octokitFor(sandbox);
  const { number } = await propose(octokit, branch, { from, to });
  const { sha, text } = await readFile(octokit, {
    ...catalogFile,
    ref: branch,
  });
  const { data: written } = await octokit.repos.createOrUpdateFileContents({
    ...catalogFile,
    branch,
    sha,
    message: 'More',
    content: base64(`${text}# more\n`),
  });
  const pull = { ...checkout, pull_number: number };
  const { data: moved } = await octokit.pulls.get(pull);
  expect(moved.head.sha).toBe(written.commit.sha);
  expect(moved).toMatchObject({ commits: 2, additions: 2 });
  await octokit.git.deleteRef({ ...checkout, ref: `heads/${branch}` });
  const { data: over } = await octokit.pulls.get(pull);
  expect(over).toMatchObject({ state: 'closed', merged: false });
});

it('leaves out of the measured history what was only proposed', async () => {
  const octokit = octokitFor(sandbox);
  const { number } = await propose(octokit, branch, { from, to });
  const { data } = await octokit.request({
    method: 'POST',
    url: `${sandbox.origin}/api/graphql`,
    query: `{ repository(owner: "acme", name: "checkout") {
      pullRequests(last: 100) { nodes { number } } } }`,
  });
  const numbers = data.data.repository.pullRequests.nodes.map(
    (it: { number: number }) => it.number,
  );
  expect(numbers.length).toBeGreaterThan(10);
  expect(numbers).not.toContain(number);
});
