import { setTimeout as pause } from 'node:timers/promises';
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
  sandbox = await startSandbox({ port: 0, forkMilliseconds: 100 });
});

afterAll(() => sandbox.stop());

const newFile = (token: string, repository: object = checkout) =>
  octokitFor(sandbox, token).repos.createOrUpdateFileContents({
    ...checkout,
    ...repository,
    path: `by-${token.replace(/\W/g, '-')}.txt`,
    message: 'New',
    content: base64('new'),
  });

it.each([
  ['user:ada', 'ada', true],
  ['user:visitor', 'visitor', false],
  ['whatever', 'sandbox-reader', true],
])(
  'knows %s as %s, and whether that one may push',
  async (token, login, push) => {
    const octokit = octokitFor(sandbox, token);
    expect((await octokit.users.getAuthenticated()).data.login).toBe(login);
    const { data } = await octokit.repos.get(checkout);
    expect(data).toMatchObject({
      permissions: { push, pull: true },
      default_branch: 'main',
      allow_forking: true,
      archived: false,
      fork: false,
      owner: { login: 'acme', type: 'Organization' },
      html_url: `${sandbox.origin}/acme/checkout`,
    });
  },
);

it('lets the app and the people of the company write', async () => {
  const { data } = await newFile('user:ada');
  expect(data.commit.author?.name).toBe('Ada Lindqvist');
  expect((await newFile('sandbox')).data.commit.author?.name).toBe(
    'okr-demo[bot]',
  );
});

it('lets a reading app read and not write', async () => {
  const octokit = octokitFor(sandbox, 'read-only');
  const { data: main } = await octokit.git.getRef({
    ...checkout,
    ref: 'heads/main',
  });
  const refused = {
    status: 403,
    message: expect.stringContaining('Resource not accessible by integration'),
  };
  await expect(newFile('read-only')).rejects.toMatchObject(refused);
  const { sha } = main.object;
  await expect(
    octokit.git.createRef({ ...checkout, ref: 'refs/heads/no', sha }),
  ).rejects.toMatchObject(refused);
  await expect(octokit.repos.createFork(checkout)).rejects.toMatchObject(
    refused,
  );
  await expect(octokit.users.getAuthenticated()).rejects.toMatchObject(refused);
});

it('does not exist for those without access', async () => {
  const octokit = octokitFor(sandbox, 'no-access');
  await expect(octokit.repos.get(checkout)).rejects.toMatchObject({
    status: 404,
  });
  await expect(newFile('no-access')).rejects.toMatchObject({ status: 404 });
});

it('tells a stranger nothing about what could be written', async () => {
  await expect(newFile('user:visitor')).rejects.toMatchObject({ status: 404 });
  const { number } = await propose(octokitFor(sandbox), 'mine', { from, to });
  const pull = { ...checkout, pull_number: number };
  const stranger = octokitFor(sandbox, 'user:visitor');
  await expect(stranger.pulls.merge(pull)).rejects.toMatchObject({
    status: 404,
  });
  await expect(
    stranger.pulls.update({ ...pull, state: 'closed' }),
  ).rejects.toMatchObject({ status: 404 });
});

it('keeps an archived repository as it is', async () => {
  await expect(
    newFile('sandbox', { repo: 'legacy-invoices' }),
  ).rejects.toMatchObject({
    status: 403,
    message: expect.stringContaining('archived'),
  });
});

it('sends a write to a renamed repository on to where it is', async () => {
  const { data } = await newFile('sandbox', { repo: 'basket' });
  expect(data.content?.html_url).toContain('/acme/cart/');
});

it('proposes from a fork what a stranger may not write', async () => {
  const octokit = octokitFor(sandbox, 'user:visitor');
  const made = await octokit.repos.createFork(checkout);
  expect(made.status).toBe(202);
  expect(made.data).toMatchObject({
    full_name: 'visitor/checkout',
    fork: true,
    parent: { full_name: 'acme/checkout' },
    permissions: { push: true },
  });
  const fork = { owner: 'visitor', repo: 'checkout' };
  const main = { ...fork, ref: 'heads/main' };
  await expect(octokit.git.getRef(main)).rejects.toMatchObject({ status: 409 });
  await pause(150);
  const { data: head } = await octokit.git.getRef(main);
  const branch = 'okr/component.default.checkout';
  await octokit.git.createRef({
    ...fork,
    ref: `refs/heads/${branch}`,
    sha: head.object.sha,
  });
  const file = { ...fork, path: 'catalog-info.yaml' };
  const { sha, text } = await readFile(octokit, { ...file, ref: branch });
  await octokit.repos.createOrUpdateFileContents({
    ...file,
    branch,
    sha,
    message: 'From outside',
    content: base64(text.replace('type: service', 'type: website')),
  });
  const { data: opened } = await octokit.pulls.create({
    ...checkout,
    title: 'From outside',
    base: 'main',
    head: `visitor:${branch}`,
  });
  expect(opened).toMatchObject({
    user: { login: 'visitor' },
    head: {
      label: `visitor:${branch}`,
      repo: { full_name: 'visitor/checkout' },
    },
    base: { repo: { full_name: 'acme/checkout' } },
  });
  const { data: found } = await octokit.pulls.list({
    ...checkout,
    head: `visitor:${branch}`,
  });
  expect(found.map(it => it.number)).toEqual([opened.number]);
  await expect(
    octokit.issues.addLabels({
      ...checkout,
      issue_number: opened.number,
      labels: ['okr'],
    }),
  ).rejects.toMatchObject({ status: 403 });

  await octokitFor(sandbox, 'user:ada').pulls.merge({
    ...checkout,
    pull_number: opened.number,
  });
  const merged = await readFile(octokit, catalogFile);
  expect(merged.text).toContain('type: website');

  const again = await octokit.repos.createFork(checkout);
  expect(again.data.id).toBe(made.data.id);
});

it('forks nothing where that is switched off', async () => {
  const repository = sandbox.git.find('acme/search-api', sandbox.origin);
  if (repository) {
    repository.allowForking = false;
  }
  const octokit = octokitFor(sandbox, 'user:visitor');
  const where = { owner: 'acme', repo: 'search-api' };
  expect((await octokit.repos.get(where)).data.allow_forking).toBe(false);
  await expect(octokit.repos.createFork(where)).rejects.toMatchObject({
    status: 403,
  });
});
