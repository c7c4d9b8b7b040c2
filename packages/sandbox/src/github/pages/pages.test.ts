import { checkout, octokitFor, propose } from '../../__testUtils__/octokit';
import { Sandbox, startSandbox } from '../../startSandbox';

jest.setTimeout(30_000);

let sandbox: Sandbox;
const from = 'lifecycle: production';
const to = 'lifecycle: experimental';
const script = '<script>alert(1)</script>';

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0 });
});

afterEach(() => sandbox.stop());

async function read(path: string): Promise<{ status: number; text: string }> {
  const response = await fetch(sandbox.origin + path);
  return { status: response.status, text: await response.text() };
}

/** What a browser sends with a form of a page of its own. */
function press(
  number: number,
  verdict: 'merge' | 'close',
  headers: Record<string, string> = {
    origin: sandbox.origin,
    'sec-fetch-site': 'same-origin',
  },
): Promise<Response> {
  return fetch(`${sandbox.origin}/acme/checkout/pull/${number}/${verdict}`, {
    method: 'POST',
    headers,
    redirect: 'manual',
  });
}

async function stateOf(number: number) {
  const { data } = await octokitFor(sandbox).pulls.get({
    ...checkout,
    pull_number: number,
  });
  return { state: data.state, merged: data.merged };
}

it('shows a repository, its files and its pull requests', async () => {
  const { number } = await propose(octokitFor(sandbox), 'okr/checkout', {
    from,
    to,
    title: 'Try it out',
  });
  const repository = await read('/acme/checkout');
  expect(repository.text).toContain(
    'href="/acme/checkout/blob/main/catalog-info.yaml"',
  );
  expect(repository.text).toContain('Pull requests (1 proposed here)');
  expect(repository.text).toContain(
    '<b>Sandbox</b>: a stand-in for GitHub with demo data',
  );
  const main = await read('/acme/checkout/blob/main/catalog-info.yaml');
  expect(main.text).toContain(from);
  const branch = '/acme/checkout/blob/okr/checkout/catalog-info.yaml';
  expect((await read(branch)).text).toContain(to);
  const plain = '/acme/checkout/raw/okr%2Fcheckout/catalog-info.yaml';
  expect((await read(plain)).text).toMatch(/^apiVersion/);
  const list = await read('/acme/checkout/pulls');
  expect(list.text).toContain(`href="/acme/checkout/pull/${number}"`);
  expect(list.text).toContain('Try it out');
});

it('shows what is proposed, line by line, with the words rendered', async () => {
  const { html_url: url } = await propose(octokitFor(sandbox), 'mine', {
    from,
    to,
    body: '| before | after |\n| --- | --- |\n| **1** | 2 |',
  });
  const { text } = await read(new URL(url).pathname);
  expect(text).toContain('<td><strong>1</strong></td>');
  expect(text).toMatch(
    /<tr class="removed">.*?>-<\/td><td> {2}lifecycle: production<\/td>/s,
  );
  expect(text).toMatch(
    /<tr class="added">.*?>\+<\/td><td> {2}lifecycle: experimental<\/td>/s,
  );
  expect(text).toContain('Merge pull request');
});

it('merges at the press of a button', async () => {
  const { number } = await propose(octokitFor(sandbox), 'mine', { from, to });
  const pressed = await press(number, 'merge');
  expect(pressed.status).toBe(303);
  expect(pressed.headers.get('location')).toBe(`/acme/checkout/pull/${number}`);
  expect(await stateOf(number)).toEqual({ state: 'closed', merged: true });
  const { text } = await read(`/acme/checkout/pull/${number}`);
  expect(text).toContain('✓ Merged');
  expect(text).not.toContain('<form');
  expect(
    (await read('/acme/checkout/blob/main/catalog-info.yaml')).text,
  ).toContain(to);
  expect((await press(number, 'merge')).status).toBe(405);
});

it('closes at the press of the other', async () => {
  const { number } = await propose(octokitFor(sandbox), 'mine', { from, to });
  expect((await press(number, 'close')).status).toBe(303);
  expect(await stateOf(number)).toEqual({ state: 'closed', merged: false });
  expect((await read(`/acme/checkout/pull/${number}`)).text).toContain(
    '✕ Closed',
  );
  expect((await press(number, 'close')).status).toBe(409);
});

it.each([
  [
    'another site',
    { origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' },
  ],
  [
    'another port',
    { origin: 'http://localhost:1', 'sec-fetch-site': 'same-site' },
  ],
  ['a sandboxed frame', { origin: 'null' }],
  ['nowhere', {}],
])('takes no form from %s', async (_, headers: object) => {
  const { number } = await propose(octokitFor(sandbox), 'mine', { from, to });
  const pressed = await press(number, 'merge', { ...headers });
  expect(pressed.status).toBe(403);
  expect(await stateOf(number)).toEqual({ state: 'open', merged: false });
});

it('shows as text whatever people write', async () => {
  const octokit = octokitFor(sandbox);
  const { number } = await propose(octokit, `b-${script.slice(1, 7)}`, {
    from,
    to: `lifecycle: ${script}`,
    title: `${script}"'`,
    body: `${script} [link](javascript:alert(1)) ![image](http://evil.example/x.png)`,
  });
  await octokit.issues.addLabels({
    ...checkout,
    issue_number: number,
    labels: [script],
  });
  await octokit.repos.createOrUpdateFileContents({
    ...checkout,
    path: `${script.replace('/', '')}.md`,
    message: script,
    content: '',
  });
  const pages = [
    `/acme/checkout/pull/${number}`,
    '/acme/checkout/pulls',
    '/acme/checkout',
    `/acme/checkout/blob/main/${encodeURIComponent(
      `${script.replace('/', '')}.md`,
    )}`,
  ];
  for (const path of pages) {
    const { status, text } = await read(path);
    expect(status).toBe(200);
    expect(text).toContain('&#60;script&#62;alert(1)');
    expect(text).not.toMatch(/<script|<img|href="javascript/i);
  }
  expect((await read(`/acme/checkout/raw/main/README.md`)).text).toBe(
    '# checkout\n',
  );
});

it('lets nothing run and nothing be fetched', async () => {
  const { headers } = await fetch(`${sandbox.origin}/acme/checkout`);
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
});

it('shows a team, where its entity leads that has no file', async () => {
  const { text } = await read('/orgs/acme/teams/identity');
  expect(text).toContain('<b>Divya');
  expect((await read('/orgs/acme/teams/none')).status).toBe(404);
});

it.each([
  '/acme/nothing',
  '/acme/coupon-engine',
  '/acme/checkout/pull/99999',
  '/acme/checkout/blob/main/none.txt',
  '/acme/checkout/issues/99999',
])('has nothing at %s', async path => {
  expect((await read(path)).status).toBe(404);
});

it('shows the company’s own pull requests, without buttons', async () => {
  const [own] = sandbox.company.repository('acme/checkout').pullRequests();
  const { text } = await read(`/acme/checkout/pull/${own.number}`);
  expect(text).toContain(`#${own.number}`);
  expect(text).toContain('What happened');
  expect(text).not.toContain('<form');
});
