import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { entity, okrs, Workspace } from './__testUtils__/Workspace';
import { formats, usage } from './readOptions';

const page = readFileSync(resolve(__dirname, '../../../docs/lint.md'), 'utf8');
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, 'g'))].map(
    ([, text]) => text,
  );

describe('docs/lint.md', () => {
  it('lists the options and formats that there are', () => {
    const options = (text: string) => text.match(/^--[a-z-]+/gm);
    const listed = page
      .split('\n')
      .filter(line => line.startsWith('| `--'))
      .map(line => line.slice('| `'.length));
    expect(options(listed.join('\n'))).toEqual(
      options(usage.replace(/^ +/gm, '')),
    );
    for (const format of formats) expect(page).toContain(`\`${format}\``);
  });

  it('shows workflows whose commands are understood', async () => {
    const workflows = blocks('yaml').map(text => parse(text));
    expect(workflows).toHaveLength(2);
    const workspace = new Workspace();
    workspace.write('catalog-info.yaml', entity('a: 1'));
    for (const { jobs } of workflows) {
      const step = jobs['okr-lint'].steps.find(
        ({ run }: { run?: string }) => run !== undefined,
      );
      const [command, ...argv] = step.run.replace('npx --yes ', '').split(' ');
      expect(command).toBe('@keyresults/okr-lint');
      expect(await workspace.lint(...argv)).toBe(1);
    }
    expect(JSON.parse(workspace.read('okr-lint.sarif')).version).toBe('2.1.0');
    workspace.remove();
  });

  it('shows JSON as it is', async () => {
    const workspace = new Workspace();
    const text = okrs('to: soon', 'from: 52h', 'metric: github.reviewWait');
    workspace.write('catalog-info.yaml', entity(text));
    const report = await workspace.report();
    workspace.remove();
    const [shown] = blocks('json');
    expect(report).toEqual(JSON.parse(shown));
  });
});
