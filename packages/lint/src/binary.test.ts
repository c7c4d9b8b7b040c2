import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { entity, rightOkrs, Workspace } from './__testUtils__/Workspace';

jest.setTimeout(60_000);

let workspace: Workspace;

beforeEach(() => {
  workspace = new Workspace();
});

afterEach(() => workspace.remove());

/** Runs the command as a process of its own. */
async function run(...argv: string[]) {
  const binary = resolve(__dirname, '../bin/okr-lint');
  const child = spawn(process.execPath, [binary, ...argv], {
    cwd: workspace.path,
    env: { PATH: process.env.PATH },
  });
  let printed = '';
  let told = '';
  child.stdout.setEncoding('utf8').on('data', text => {
    printed += text;
  });
  child.stderr.setEncoding('utf8').on('data', text => {
    told += text;
  });
  const exitCode = await new Promise(done => child.on('close', done));
  return { exitCode, printed, told };
}

describe('the binary', () => {
  it('ends with what became of the files, and colours nothing in a pipe', async () => {
    workspace.write('catalog-info.yaml', entity(rightOkrs));
    expect(await run()).toEqual({
      exitCode: 0,
      printed: '0 errors, 0 warnings: 1 key result of 1 entity in 1 file\n',
      told: '',
    });
    workspace.write('b/catalog-info.yaml', entity('a: 1'));
    const wrong = await run('b');
    expect(wrong.exitCode).toBe(1);
    expect(wrong.printed).toMatch(/^b\/catalog-info\.yaml:7:7 error /);
    expect(wrong.printed).not.toContain('\u001b');
    expect(await run('none')).toMatchObject({ exitCode: 2 });
  });

  it('writes a long report to its end', async () => {
    const many = Array.from({ length: 90 }, (_, index) => `o${index}: 1`);
    for (let file = 0; file < 30; file++) {
      workspace.write(`${file}/catalog-info.yaml`, entity(many.join('\n')));
    }
    const { exitCode, printed } = await run('--format', 'json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(printed).problems).toHaveLength(30 * 90);
  });
});
