import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { entity, okrs, rightOkrs, Workspace } from './__testUtils__/Workspace';

let workspace: Workspace;

beforeEach(() => {
  workspace = new Workspace();
});

afterEach(() => workspace.remove());

const wrong = entity(rightOkrs.replace('reviewWait', 'reviewWiat'));
const warned = entity(rightOkrs, 'API');
const places = ({ problems }: { problems: Record<string, unknown>[] }) =>
  problems.map(({ file, line, column }) => `${file}:${line}:${column}`);

describe('okr-lint', () => {
  it('is content with a right annotation', async () => {
    workspace.write('catalog-info.yaml', entity(rightOkrs));
    expect(await workspace.lint()).toBe(0);
    expect(workspace.printed).toBe(
      '0 errors, 0 warnings: 1 key result of 1 entity in 1 file\n',
    );
  });

  it('shows what is wrong, where, and what to write instead', async () => {
    workspace.write('catalog-info.yaml', wrong);
    expect(await workspace.lint('catalog-info.yaml')).toBe(1);
    expect(workspace.printed.split('\n').slice(0, 3)).toEqual([
      'catalog-info.yaml:12:21 error Unknown metric `github.reviewWiat`, did you mean `github.reviewWait`?',
      '  12 |             metric: github.reviewWiat',
      '     |                     ^',
    ]);
    expect(workspace.printed).toMatch(/= suggestion: github\.reviewWait\n/);
    expect(workspace.printed).toMatch(/\n1 error, 0 warnings: /);
  });

  it('prints the JSON Schema that is published, and one with more metrics', async () => {
    expect(await workspace.lint('--schema')).toBe(0);
    expect(JSON.parse(workspace.printed)).toEqual(
      JSON.parse(
        readFileSync(
          require.resolve(
            '@keyresults/backstage-plugin-okr-common/annotation.schema.json',
          ),
          'utf8',
        ),
      ),
    );
    workspace.write(
      'app-config.yaml',
      `okr: { metrics: [{ id: acme.nps, title: NPS, unit: ratio, better: higher, shape: reading }] }`,
    );
    expect(
      await workspace.lint('--schema', '--config', 'app-config.yaml'),
    ).toBe(0);
    expect(workspace.printed).toContain('acme.nps');
  });

  it('looks into every document of a file', async () => {
    const all = [entity(rightOkrs), wrong, wrong].join('---\n');
    workspace.write('catalog-info.yaml', all);
    const report = await workspace.report('.');
    // A document has 16 lines and the line between two.
    expect(places(report)).toEqual([
      'catalog-info.yaml:28:21',
      'catalog-info.yaml:44:21',
    ]);
    expect(report.summary).toEqual({
      files: 1,
      annotations: 3,
      errors: 2,
      warnings: 0,
      notes: 0,
      failures: 0,
    });
  });

  it('finds the place in JSON and behind an alias', async () => {
    const text = rightOkrs.replace('reviewWait', 'reviewWiat');
    const json = {
      kind: 'Component',
      metadata: { name: 'a', annotations: { 'keyresults.dev/okrs': text } },
    };
    const written = JSON.stringify(json);
    workspace.write('catalog-info.json', written);
    workspace.write(
      'alias.yaml',
      `x: &okrs "a: 1"\nmetadata:\n  annotations:\n    keyresults.dev/okrs: *okrs\n`,
    );
    const report = await workspace.report('catalog-info.json', 'alias.yaml');
    expect(places(report)).toEqual([
      'alias.yaml:1:11',
      `catalog-info.json:1:${written.indexOf('github.reviewWiat') + 1}`,
    ]);
  });

  it('says what is wrong with the file as YAML', async () => {
    workspace.write('catalog-info.yaml', 'kind: Component\n a: b: c\n"x\n');
    expect(await workspace.lint()).toBe(1);
    expect(workspace.printed).toMatch(
      /^catalog-info\.yaml:\d+:\d+ error Not valid YAML: /,
    );
  });

  it('finds keys that are there twice', async () => {
    workspace.write(
      'catalog-info.yaml',
      `metadata:\n  name: a\n  annotations: {}\n  name: b\n`,
    );
    expect(places(await workspace.report())).toEqual(['catalog-info.yaml:4:3']);
  });

  it.each([
    ['a map', '\n      a: { objective: x }', 6, 7],
    ['empty', '', 5, 25],
    ['a list', ' [a]', 5, 26],
    ['not text', ' 5', 5, 26],
  ])('finds an annotation that is %s', async (what, value, line, column) => {
    const head = 'kind: System\nmetadata:\n  name: a\n  annotations:\n';
    workspace.write(
      'catalog-info.yaml',
      `${head}    keyresults.dev/okrs:${value}\n`,
    );
    const { problems } = await workspace.report();
    expect(problems).toMatchObject([
      { line, column, severity: 'error', rule: 'entity' },
    ]);
    expect(problems[0].message).toContain(`is ${what},`);
    expect(problems[0].expected).toContain('keyresults.dev/okrs: |');
  });

  it('follows an annotation into a file of its own', async () => {
    const head = 'kind: System\nmetadata:\n  name: a\n  annotations:\n';
    const info = (target: string) =>
      `${head}    keyresults.dev/okrs:\n      $text: ${target}\n`;
    workspace.write('a/catalog-info.yaml', info('../okrs/a.yaml'));
    workspace.write('b/catalog-info.yaml', info('../okrs/a.yaml'));
    workspace.write('c/catalog-info.yaml', info('./none.yaml'));
    workspace.write('d/catalog-info.yaml', info('https://example.org/okrs'));
    workspace.write(
      'okrs/a.yaml',
      rightOkrs.replace('reviewWait', 'reviewWiat'),
    );
    const report = await workspace.report();
    expect(places(report)).toEqual([
      'c/catalog-info.yaml:6:7',
      'd/catalog-info.yaml:6:7',
      'okrs/a.yaml:6:15',
    ]);
    expect(report.problems[0]).toMatchObject({ severity: 'error' });
    expect(report.problems[1]).toMatchObject({ severity: 'warning' });
  });

  it('prints nothing of what a file leads to outside of the repository', async () => {
    mkdirSync(join(workspace.path, 'repository/.git'), { recursive: true });
    workspace.write('secret.yaml', 'hunter2: [');
    workspace.write('repository/.git/config', 'hunter2: [');
    const info = (name: string, target: string) =>
      workspace.write(
        `repository/${name}/catalog-info.yaml`,
        entity('').replace('okrs: |', `okrs: { $text: ${target} }`),
      );
    info('above', '../../secret.yaml');
    info('absolute', join(workspace.path, 'secret.yaml'));
    info('git', '../.git/config');
    const link = (name: string) =>
      symlinkSync('../secret.yaml', join(workspace.path, 'repository', name));
    link('catalog-info.yaml');
    link('other.yaml');
    info('linked', '../other.yaml');
    for (const name of ['repository', 'repository/**/*.yaml']) {
      const report = await workspace.report(name);
      expect(report.files).toHaveLength(4);
      expect(places(report)).toEqual(
        ['above', 'absolute', 'git', 'linked'].map(
          it => `repository/${it}/catalog-info.yaml:6:26`,
        ),
      );
      expect(workspace.printed).not.toContain('hunter2');
    }
    expect((await workspace.report('repository')).failures).toEqual([
      {
        file: 'repository/catalog-info.yaml',
        message: 'The link leads out of the repository',
      },
    ]);
  });

  it('lets warnings pass, up to a number', async () => {
    workspace.write('catalog-info.yaml', warned);
    expect(await workspace.lint()).toBe(0);
    expect(workspace.printed).toMatch(
      /:6:5 warning Key results of the kind API/,
    );
    expect(await workspace.lint('--max-warnings', '1')).toBe(0);
    expect(await workspace.lint('--max-warnings', '0')).toBe(1);
    expect(workspace.told).toMatch(/More warnings than/);
  });

  it('writes the report to a file, and says in a line what is in it', async () => {
    workspace.write('catalog-info.yaml', wrong);
    expect(await workspace.lint('--format=json', '--output', 'r.json')).toBe(1);
    expect(JSON.parse(workspace.read('r.json')).summary.errors).toBe(1);
    expect(workspace.printed).toBe('');
    expect(workspace.told).toMatch(/^1 error, 0 warnings/);
    expect(await workspace.lint('--output', 'no/such/r.txt')).toBe(2);
  });

  it('does not let a file colour the terminal', async () => {
    const text = okrs('metric: "\\e[31m"', 'from: 1', 'to: 2', '# \u001b[31m');
    workspace.write('catalog-info.yaml', entity(text));
    expect(await workspace.lint()).toBe(1);
    expect(workspace.printed).not.toContain('\u001b');
  });

  it('says its version, and how it is used', async () => {
    expect(await workspace.lint('--version')).toBe(0);
    expect(workspace.printed).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(await workspace.lint('--help')).toBe(0);
    expect(workspace.printed).toMatch(/^Usage: okr-lint/);
  });

  it.each([
    [['--what'], /what/],
    [['--format', 'xml'], /human, json, sarif, github/],
    [['--max-warnings', 'some'], /whole number/],
    [['--metric', 'coverage'], /codecov\.coverage/],
    [['--config', 'none.yaml'], /none\.yaml cannot be read/],
  ])('ends with 2 for %j', async (argv, message) => {
    expect(await workspace.lint(...argv)).toBe(2);
    expect(workspace.told).toMatch(message);
    expect(workspace.printed).toBe('');
  });
});

describe('metrics of the installation', () => {
  const coverage = (to: string) =>
    entity(okrs('metric: codecov.coverage', 'from: 40%', `to: ${to}`));

  it('are unknown until someone says they are there', async () => {
    workspace.write('catalog-info.yaml', coverage('60%'));
    expect(await workspace.lint()).toBe(1);
    expect(workspace.printed).toMatch(
      /`--metric codecov\.coverage` make others/,
    );
    expect(await workspace.lint('--metric', 'codecov.coverage')).toBe(0);
    expect(await workspace.lint('--metric', 'codecov.branches')).toBe(1);
  });

  it('are known with their units from the configuration', async () => {
    workspace.write(
      'app-config.yaml',
      `okr:
  metrics:
    - { id: codecov.coverage, title: Coverage, unit: share, better: higher, shape: reading }
  prometheus:
    servers: []
  cycles: { fiscalYearStartMonth: 4 }
app:
  title: \${TITLE}
`,
    );
    const config = ['--config', 'app-config.yaml'];
    workspace.write('catalog-info.yaml', coverage('60%'));
    expect(await workspace.lint('catalog-info.yaml', ...config)).toBe(0);
    workspace.write('catalog-info.yaml', coverage('2h'));
    expect(await workspace.lint('catalog-info.yaml', ...config)).toBe(1);
    expect(workspace.printed).toMatch(/codecov\.coverage` is a share/);
  });

  it.each([
    ['okr: { metrics: [{ id: x }] }', /okr\.metrics\.0\.id/],
    ['okr: { cycles: { timeZone: Mars } }', /okr\.cycles\.timeZone: is no/],
    ['okr: [', /app-config\.yaml cannot be read/],
    ['just text', /app-config\.yaml/],
  ])('are not read from %s', async (config, message) => {
    workspace.write('catalog-info.yaml', coverage('60%'));
    workspace.write('app-config.yaml', config);
    expect(await workspace.lint('--config', 'app-config.yaml')).toBe(2);
    expect(workspace.told).toMatch(message);
  });
});
