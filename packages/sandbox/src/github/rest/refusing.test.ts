import {
  base64,
  catalogFile,
  checkout,
  octokitFor,
  propose,
  readFile,
} from '../../__testUtils__/octokit';
import { Sandbox, startSandbox } from '../../startSandbox';

jest.setTimeout(30_000);

let sandbox: Sandbox;
const from = 'lifecycle: production';
const to = 'lifecycle: experimental';

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
});

afterAll(() => sandbox.stop());

const write = (change: object) =>
  octokitFor(sandbox).repos.createOrUpdateFileContents({
    ...catalogFile,
    message: 'Change',
    content: base64('changed'),
    ...change,
  });

it('does not write over what somebody else wrote', async () => {
  await expect(write({ sha: 'f'.repeat(40) })).rejects.toMatchObject({
    status: 409,
    message: expect.stringContaining(
      `catalog-info.yaml does not match ${'f'.repeat(40)}`,
    ),
  });
});

it('wants to know what a change starts from', async () => {
  await expect(write({})).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining('"sha" wasn\'t supplied'),
  });
});

it.each([
  [{ branch: 'gone' }, 404, 'Branch gone not found'],
  [{ path: 'a/../b' }, 422, 'malformed path'],
  [{ path: '.git/config' }, 422, 'malformed path'],
  [{ path: 'new.txt', content: '*' }, 422, 'not valid Base64'],
  [{ path: 'new.txt', message: undefined }, 422, '"message" wasn\'t supplied'],
])('does not write %j', async (change, status, message) => {
  await expect(write(change)).rejects.toMatchObject({
    status,
    message: expect.stringContaining(message),
  });
});

it('makes a new file, in a folder too', async () => {
  const answer = await write({ path: 'docs/é.md', content: base64('grün') });
  expect(answer.status).toBe(201);
  const where = { ...checkout, path: 'docs/é.md' };
  expect((await readFile(octokitFor(sandbox), where)).text).toBe('grün');
  const { data } = await octokitFor(sandbox).repos.getContent({
    ...checkout,
    path: 'docs',
  });
  expect(data).toEqual([
    expect.objectContaining({ type: 'file', path: 'docs/é.md' }),
  ]);
});

it.each([
  ['refs/heads/main', 'Reference already exists'],
  ['refs/heads/main/more', 'Reference update failed'],
  ['refs/heads/a..b', 'is not a valid ref name'],
  ['refs/tags/v1', 'must start with'],
])('does not make %s', async (ref, message) => {
  const octokit = octokitFor(sandbox);
  const { data } = await octokit.git.getRef({ ...checkout, ref: 'heads/main' });
  await expect(
    octokit.git.createRef({ ...checkout, ref, sha: data.object.sha }),
  ).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining(message),
  });
});

it('does not begin a branch at nothing, nor delete one that is not there', async () => {
  const octokit = octokitFor(sandbox);
  const sha = 'f'.repeat(40);
  await expect(
    octokit.git.createRef({ ...checkout, ref: 'refs/heads/x', sha }),
  ).rejects.toMatchObject({ status: 422 });
  await expect(
    octokit.git.deleteRef({ ...checkout, ref: 'heads/x' }),
  ).rejects.toMatchObject({ status: 422 });
  await expect(
    octokit.git.getRef({ ...checkout, ref: 'heads/x' }),
  ).rejects.toMatchObject({ status: 404 });
});

it('does not propose twice, nothing, or from nowhere', async () => {
  const octokit = octokitFor(sandbox);
  const { head } = await propose(octokit, 'twice', { from, to });
  const again = { ...checkout, base: 'main', title: 'Again' };
  const reason = (message: string) => ({
    status: 422,
    response: { data: { errors: [expect.objectContaining({ message })] } },
  });
  await expect(
    octokit.pulls.create({ ...again, head: 'twice' }),
  ).rejects.toMatchObject(
    reason('A pull request already exists for acme:twice.'),
  );
  await octokit.git.createRef({
    ...checkout,
    ref: 'refs/heads/same',
    sha: head.repo.default_branch && (await mainSha()),
  });
  await expect(
    octokit.pulls.create({ ...again, head: 'same' }),
  ).rejects.toMatchObject(reason('No commits between main and same'));
  await expect(
    octokit.pulls.create({ ...again, head: 'gone' }),
  ).rejects.toMatchObject({
    status: 422,
    response: { data: { errors: [{ field: 'head', code: 'invalid' }] } },
  });
});

async function mainSha(): Promise<string> {
  const { data } = await octokitFor(sandbox).git.getRef({
    ...checkout,
    ref: 'heads/main',
  });
  return data.object.sha;
}

it('does not merge what was changed on both sides', async () => {
  const octokit = octokitFor(sandbox);
  const { number } = await propose(octokit, 'late', { from, to });
  const { text, sha } = await readFile(octokit, catalogFile);
  await octokit.repos.createOrUpdateFileContents({
    ...catalogFile,
    sha,
    message: 'Sooner',
    content: base64(text.replace(from, 'lifecycle: deprecated')),
  });
  const pull = { ...checkout, pull_number: number };
  const { data } = await octokit.pulls.get(pull);
  expect(data).toMatchObject({ mergeable: false, mergeable_state: 'dirty' });
  await expect(octokit.pulls.merge(pull)).rejects.toMatchObject({
    status: 405,
  });
});

it('does not merge when the branch moved meanwhile', async () => {
  const octokit = octokitFor(sandbox);
  const { number } = await propose(octokit, 'moving', {
    from: 'type: service',
    to: 'type: website',
  });
  await expect(
    octokit.pulls.merge({
      ...checkout,
      pull_number: number,
      sha: 'f'.repeat(40),
    }),
  ).rejects.toMatchObject({ status: 409 });
});

it('says what is wrong with a body that is no JSON', async () => {
  const answer = await fetch(`${sandbox.apiBaseUrl}/repos/acme/cart/pulls`, {
    method: 'POST',
    headers: {
      authorization: 'token sandbox',
      'content-type': 'application/json',
    },
    body: '{',
  });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({
    message: 'Problems parsing JSON',
  });
});

describe('while something is wrong', () => {
  afterEach(() => sandbox.faults.clear());

  it('refuses before anything is written', async () => {
    sandbox.faults.add({
      kind: 'status',
      status: 502,
      operation: 'PUT contents',
      times: 1,
    });
    const file = { path: 'later.txt', content: base64('later') };
    await expect(write(file)).rejects.toMatchObject({ status: 502 });
    expect((await write(file)).status).toBe(201);
  });

  it('loses the answer after it was written', async () => {
    sandbox.faults.add({
      kind: 'connectionReset',
      operation: 'PUT contents',
      times: 1,
    });
    const file = { path: 'lost.txt', content: base64('lost') };
    await expect(write(file)).rejects.toThrow();
    await expect(write(file)).rejects.toMatchObject({ status: 422 });
  });

  it('meets one kind of request and no other', async () => {
    sandbox.faults.add({
      kind: 'secondaryLimit',
      retryAfterSeconds: 30,
      operation: 'POST pulls',
    });
    await expect(
      propose(octokitFor(sandbox), 'limited', {
        from: 'type: service',
        to: 'type: website',
      }),
    ).rejects.toMatchObject({
      status: 403,
      response: { headers: { 'retry-after': '30' } },
    });
    const { data } = await octokitFor(sandbox).git.getRef({
      ...checkout,
      ref: 'heads/limited',
    });
    expect(data.ref).toBe('refs/heads/limited');
  });
});
