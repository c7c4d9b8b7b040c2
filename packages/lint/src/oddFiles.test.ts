import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { entity, rightOkrs, Workspace } from './__testUtils__/Workspace';

let workspace: Workspace;

beforeEach(() => {
  workspace = new Workspace();
});

afterEach(() => workspace.remove());

const failures = async (...argv: string[]) =>
  (await workspace.report(...argv)).failures;

describe('a directory', () => {
  it('is searched for catalog files and for entities under other names', async () => {
    const right = entity(rightOkrs);
    workspace.write('catalog-info.yaml', right);
    workspace.write('a/catalog-info.yml', right);
    workspace.write('a/b/catalog-info.json', '{"kind": "Component"}');
    workspace.write('teams/payments.yaml', right);
    workspace.write('.backstage/org.yaml', right);
    workspace.write('deploy/service.yaml', 'apiVersion: v1\nkind: Service\n');
    workspace.write('deploy/broken.yaml', '{{ template }}: [');
    workspace.write('node_modules/x/catalog-info.yaml', 'a: [');
    workspace.write('.git/catalog-info.yaml', 'a: [');
    expect((await workspace.report()).files).toEqual([
      '.backstage/org.yaml',
      'a/b/catalog-info.json',
      'a/catalog-info.yml',
      'catalog-info.yaml',
      'teams/payments.yaml',
    ]);
    const some = await workspace.report('a', '--ignore', 'a/b/**');
    expect(some.files).toEqual(['a/catalog-info.yml']);
  });

  it('without a catalog file is a mistake, unless one says so', async () => {
    mkdirSync(join(workspace.path, 'empty'));
    expect(await workspace.lint('empty')).toBe(2);
    expect(workspace.printed).toMatch(/empty not checked There is no catalog/);
    expect(await workspace.lint('empty', '--allow-empty')).toBe(0);
  });

  it('may have links that lead round in circles, or nowhere', async () => {
    workspace.write('a/catalog-info.yaml', entity(rightOkrs));
    symlinkSync(workspace.path, join(workspace.path, 'a/up'));
    symlinkSync('self.yaml', join(workspace.path, 'a/self.yaml'));
    symlinkSync('nowhere', join(workspace.path, 'a/gone.yaml'));
    symlinkSync('..', join(workspace.path, 'a/dir.yaml'));
    workspace.write('real.txt', entity(rightOkrs));
    symlinkSync('../real.txt', join(workspace.path, 'a/okrs.yaml'));
    const report = await workspace.report();
    expect(report.files).toEqual(['a/catalog-info.yaml', 'a/okrs.yaml']);
    expect(report.failures).toEqual([
      { file: 'a/self.yaml', message: 'The link leads round in a circle' },
    ]);
    expect(await failures('a/gone.yaml')).toEqual([
      { file: 'a/gone.yaml', message: 'There is no such file or directory' },
    ]);
  });
});

describe('a glob', () => {
  it('stands for what it matches', async () => {
    workspace.write('a/okrs.yaml', entity(rightOkrs));
    workspace.write('b/okrs.yaml', entity(rightOkrs));
    workspace.write('b/values.yaml', 'a: 1');
    const { files } = await workspace.report('*/*.yaml');
    expect(files).toEqual(['a/okrs.yaml', 'b/okrs.yaml']);
    expect(await workspace.lint('*/none.yaml')).toBe(2);
  });

  it('may be the name of a file', async () => {
    workspace.write('[a]/x.yaml', entity(rightOkrs));
    expect((await workspace.report('[a]/x.yaml')).files).toEqual([
      '[a]/x.yaml',
    ]);
  });
});

describe('a file that cannot be looked at', () => {
  it.each<[string, Buffer | string, RegExp]>([
    ['of bytes', Buffer.from([0x89, 0x50, 0, 0xff]), /not a text file/],
    ['in Latin-1', Buffer.from('a: é', 'latin1'), /UTF-8/],
    ['in UTF-16', Buffer.from('\uFEFFa: 1', 'utf16le'), /not a text file/],
    ['of 3 MB', 'a: 1\n'.repeat(600_000), /too large/],
  ])('since it is one %s, ends with 2', async (_, content, message) => {
    workspace.write('catalog-info.yaml', content);
    workspace.write('b/catalog-info.yaml', entity(rightOkrs));
    expect(await failures()).toEqual([
      { file: 'catalog-info.yaml', message: expect.stringMatching(message) },
    ]);
    expect(await workspace.lint()).toBe(2);
    expect(workspace.printed).toMatch(/1 key result of 1 entity/);
  });

  it('is one that is not there, and no pipe is waited for', async () => {
    execFileSync('mkfifo', [join(workspace.path, 'pipe.yaml')]);
    expect(await failures('none.yaml', 'pipe.yaml')).toEqual([
      { file: 'none.yaml', message: 'There is no such file or directory' },
      { file: 'pipe.yaml', message: 'It is not a file' },
    ]);
  });

  it('matters only if it may hold key results', async () => {
    workspace.write('catalog-info.yaml', entity(rightOkrs));
    workspace.write('big.yaml', 'a: 1\n'.repeat(600_000));
    workspace.write('bytes.yaml', Buffer.from([0, 0xff]));
    expect(await workspace.lint()).toBe(0);
    const late = `${'a: 1\n'.repeat(600_000)}keyresults.dev/okrs: x`;
    workspace.write('big.yaml', late);
    expect(await failures()).toMatchObject([{ file: 'big.yaml' }]);
  });

  it('is not one with too many levels: that is a problem in it', async () => {
    const deep = `a: ${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    workspace.write('catalog-info.yaml', deep);
    expect(await workspace.lint()).toBe(1);
    expect(workspace.printed).toMatch(/nested too deeply/);
  });

  it.each([
    ['brackets that open', `a: ${'['.repeat(500_000)}`],
    ['brackets that close', `a: ${']'.repeat(500_000)}`],
    ['braces', `a: ${'{'.repeat(500_000)}`],
    ['lists in lists', '- '.repeat(500_000)],
    ['quotes', '"'.repeat(500_000)],
    ['quoted texts', '"a" '.repeat(250_000)],
    ['aliases', '*a '.repeat(300_000)],
    ['commas', `a: [${','.repeat(500_000)}]`],
    ['commas on lines of their own', `a: [${',\n'.repeat(100_000)}]`],
    ['keys', 'a: 1\n'.repeat(200_000)],
    ['questions', '? '.repeat(500_000)],
    ['documents', '---\na\n'.repeat(150_000)],
    ['directives', '%a\n'.repeat(300_000)],
    ['tags', '!a '.repeat(300_000)],
  ])('is answered at once, though it is full of %s', async (_, text) => {
    workspace.write('catalog-info.yaml', text);
    const began = process.cpuUsage();
    expect(await workspace.lint()).toBeGreaterThan(0);
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1e6).toBeLessThan(2);
  });

  it('is read with thousands of entities in it', async () => {
    const one = entity(rightOkrs);
    const many = Math.floor(1_000_000 / (one.length + 4));
    workspace.write('catalog-info.yaml', `${one}---\n`.repeat(many));
    const report = await workspace.report();
    expect(report.failures).toEqual([]);
    expect(report.annotations).toHaveLength(many);
  });

  it('is not one with hundreds of faults: they are counted', async () => {
    // All but the first of 300 lines say the same again.
    workspace.write('catalog-info.yaml', 'a: 1\n'.repeat(300));
    const { problems } = await workspace.report();
    expect(problems).toHaveLength(21);
    expect(problems[20]).toMatchObject({
      line: 22,
      message: 'There are 279 more faults of YAML from here on',
    });
  });

  it('is not one that begins with a mark of its encoding', async () => {
    const wrong = entity(rightOkrs).replace('cycle: 2026-Q4', 'cycle: soon');
    workspace.write('catalog-info.yaml', `\uFEFF${wrong}`);
    const { problems } = await workspace.report();
    expect(problems).toMatchObject([{ line: 9, column: 16 }]);
  });
});
