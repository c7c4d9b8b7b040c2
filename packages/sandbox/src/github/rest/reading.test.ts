import { get } from '../../__testUtils__/asking';
import { urlReaderFor } from '../../__testUtils__/urlReader';
import { Sandbox, startSandbox } from '../../startSandbox';

const now = new Date('2026-11-22T12:00:00Z');
const raw = { accept: 'application/vnd.github.v3.raw' };
const file = '/repos/acme/checkout/contents/catalog-info.yaml?ref=main';

describe('/api/v3', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, seed: 1, now: () => now });
  });

  afterAll(() => sandbox.stop());

  it('gives a file raw, and 304 for free while it stays the same', async () => {
    const first = await get(sandbox, file, raw);
    expect(first.status).toBe(200);
    expect(await first.text()).toContain('name: checkout');
    const left = first.headers.get('x-ratelimit-remaining');
    const etag = first.headers.get('etag') ?? '';
    const again = await get(sandbox, file, { ...raw, 'if-none-match': etag });
    expect(again.status).toBe(304);
    expect(again.headers.get('x-ratelimit-remaining')).toBe(left);
  });

  it('gives a changed file again', async () => {
    const pricing = '/repos/acme/pricing/contents/catalog-info.yaml?ref=main';
    const etag = (await get(sandbox, pricing, raw)).headers.get('etag') ?? '';
    sandbox.company.moveService('pricing', 'billing');
    const again = await get(sandbox, pricing, {
      ...raw,
      'if-none-match': etag,
    });
    expect(again.status).toBe(200);
    expect(await again.text()).toContain('owner: billing');
  });

  it('gives a file as JSON in base64, and a folder as a list', async () => {
    const one = await (await get(sandbox, file)).json();
    expect(Buffer.from(one.content, 'base64').toString()).toContain(
      'name: checkout',
    );
    const folder = await (
      await get(sandbox, '/repos/acme/checkout/contents')
    ).json();
    expect(folder.map((it: { path: string }) => it.path)).toEqual([
      'README.md',
      'catalog-info.yaml',
    ]);
  });

  it.each([
    ['/repos/acme/nothing', 404],
    ['/repos/acme/coupon-engine', 404],
    ['/repos/acme/fraud-rules', 403],
    ['/repos/acme/checkout/contents/missing.yaml?ref=main', 404],
    ['/repos/acme/checkout/contents/catalog-info.yaml?ref=gone', 404],
    ['/repos/acme/loyalty/contents/catalog-info.yaml?ref=main', 404],
  ])('answers %s with %i', async (path, status) => {
    expect((await get(sandbox, path)).status).toBe(status);
  });

  it('redirects from an old name, query and all', async () => {
    const response = await get(
      sandbox,
      '/repos/acme/basket/contents/catalog-info.yaml?ref=main',
      raw,
    );
    expect(response.redirected).toBe(true);
    expect(response.url).toContain('?ref=main');
    expect(await response.text()).toContain('name: cart');
  });

  it('leads through its lists by Link headers, a hundred at a time', async () => {
    const repository = sandbox.company.repository('acme/checkout');
    const expected = [...repository.pullRequests()].filter(
      it => it.createdAt <= now.getTime(),
    );
    const seen: number[] = [];
    let path: string | undefined =
      '/repos/acme/checkout/pulls?state=all&per_page=100';
    while (path) {
      const response: Response = await get(sandbox, path);
      const list: { number: number }[] = await response.json();
      seen.push(...list.map(it => it.number));
      const link: string = response.headers.get('link') ?? '';
      path = /<([^>]+)>; rel="next"/
        .exec(link)?.[1]
        .slice(sandbox.apiBaseUrl.length);
    }
    expect(seen.sort((a, b) => a - b)).toEqual(expected.map(it => it.number));
  });

  it('tells who asks and what is left', async () => {
    const limits = await (await get(sandbox, '/rate_limit')).json();
    expect(limits.resources.graphql).toMatchObject({
      limit: 5000,
      remaining: 5000,
    });
    const user = await (await get(sandbox, '/user')).json();
    expect(user.login).toBe('sandbox-reader');
    const nobody = await fetch(`${sandbox.apiBaseUrl}/user`);
    expect(nobody.status).toBe(401);
  });

  describe('through Backstage’s own reader', () => {
    const reader = () => urlReaderFor(sandbox);

    it('reads where the catalog begins, and sees that it has not changed', async () => {
      const first = await reader().readUrl(sandbox.catalogUrl);
      expect((await first.buffer()).toString()).toContain('kind: Location');
      expect(first.etag).toBeDefined();
      await expect(
        reader().readUrl(sandbox.catalogUrl, { etag: first.etag }),
      ).rejects.toMatchObject({ name: 'NotModifiedError' });
    });

    it('reads a renamed repository under its old name', async () => {
      const url = `${sandbox.origin}/acme/basket/blob/main/catalog-info.yaml`;
      const answer = await reader().readUrl(url);
      expect((await answer.buffer()).toString()).toContain('name: cart');
    });

    it('searches a repository', async () => {
      const url = `${sandbox.origin}/acme/org/blob/main/*.yaml`;
      const { files } = await reader().search(url);
      expect(files.map(it => it.url.split('/').pop()).sort()).toEqual([
        'catalog-info.yaml',
        'org.yaml',
        'other-services.yaml',
      ]);
      const texts = await Promise.all(files.map(it => it.content()));
      expect(texts.join()).toContain('kind: Location');
    });

    it('reads all files of a repository', async () => {
      const url = `${sandbox.origin}/acme/checkout/tree/main/`;
      const files = await (await reader().readTree(url)).files();
      expect(files.map(it => it.path).sort()).toEqual([
        'README.md',
        'catalog-info.yaml',
      ]);
      const texts = await Promise.all(files.map(it => it.content()));
      expect(texts.join()).toContain('name: checkout');
    });

    it('says when a repository is gone', async () => {
      const url = `${sandbox.origin}/acme/coupon-engine/blob/main/catalog-info.yaml`;
      await expect(reader().readUrl(url)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
    });
  });
});
