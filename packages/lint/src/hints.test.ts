import { entity, okrs, Workspace } from './__testUtils__/Workspace';

let workspace: Workspace;

beforeEach(() => {
  workspace = new Workspace();
});

afterEach(() => workspace.remove());

const write = (...fields: string[]) =>
  workspace.write('catalog-info.yaml', entity(okrs(...fields)));

const count = [
  'metric: github.reviewWait',
  'stat: count',
  'from: 20',
  'to: 10',
] as const;

describe('hints', () => {
  it('are notes with their place, and no reason to fail', async () => {
    write(...count);
    expect(await workspace.lint()).toBe(0);
    expect(workspace.printed).toMatch(
      /^catalog-info\.yaml:\d+:\d+ note It counts review requests, /m,
    );
    expect(workspace.printed).toContain('= hint raw-count');
    expect(workspace.printed).toContain('0 errors, 0 warnings, 1 hint: ');
    const { problems, summary } = await workspace.report();
    expect(summary).toMatchObject({ errors: 0, warnings: 0, notes: 1 });
    const text = workspace.read('catalog-info.yaml').split('\n');
    expect(text[problems[0].line - 1].slice(problems[0].column - 1)).toBe(
      'stat: count',
    );
    expect(problems[0]).toMatchObject({
      severity: 'note',
      rule: 'hint',
      hint: 'raw-count',
    });
  });

  it('fail when that is asked for', async () => {
    write(...count);
    expect(await workspace.lint('--max-warnings', '0')).toBe(0);
    expect(await workspace.lint('--strict')).toBe(1);
  });

  it('are not given when they are switched off with a reason', async () => {
    write(...count, 'hints: { off: { raw-count: We want fewer of them } }');
    expect(await workspace.lint('--strict')).toBe(0);
  });

  it('do not repeat a warning of the same field', async () => {
    write('metric: github.reviewWait', 'from: 24h', 'to: 52h');
    const { problems } = await workspace.report();
    expect(problems).toHaveLength(1);
    expect(problems[0].severity).toBe('warning');
  });

  it('are notes in SARIF and notices on GitHub', async () => {
    write(...count);
    await workspace.lint('--format', 'sarif');
    const {
      runs: [{ results, tool }],
    } = JSON.parse(workspace.printed);
    expect(results).toMatchObject([{ level: 'note', ruleId: 'okr/hint' }]);
    expect(tool.driver.rules[results[0].ruleIndex]).toMatchObject({
      id: 'okr/hint',
      defaultConfiguration: { level: 'note' },
    });
    await workspace.lint('--format', 'github');
    expect(workspace.printed).toMatch(/^::notice file=catalog-info\.yaml,/);
  });
});
