import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { FakeBackend } from './__testUtils__/FakeBackend';

jest.setTimeout(60_000);

interface Ended {
  code: number;
  printed: string;
  told: string;
}

function runCommand(
  argv: readonly string[],
  environment: Record<string, string>,
): Promise<Ended> {
  const command = resolve(__dirname, '../bin/okr-import');
  return new Promise(done => {
    const child = execFile(
      process.execPath,
      [command, ...argv],
      { env: { PATH: process.env.PATH, ...environment } },
      (_, printed, told) => done({ code: child.exitCode ?? -1, printed, told }),
    );
  });
}

describe('the command okr-import', () => {
  it('sends a file, prints what became of it, and ends with its exit code', async () => {
    const backend = new FakeBackend(({ id }) => id === 'INC-2');
    const url = await backend.start();
    const folder = mkdtempSync(join(tmpdir(), 'okr-import-'));
    const file = join(folder, 'incidents.csv');
    const row = (id: string) =>
      `${id},component:default/cart,2026-11-20T10:00:00Z`;
    writeFileSync(
      file,
      ['id,entityRef,started', row('INC-1'), row('INC-2'), ''].join('\n'),
    );
    const argv = [file, '--url', url, '--set', 'shape=incident'];
    const sent = await runCommand(argv, { OKR_TOKEN: 'good' });
    const unnamed = await runCommand(argv, {});
    backend.stop();
    rmSync(folder, { recursive: true });
    expect(sent).toEqual({
      code: 1,
      printed: `read 2, sent 2, stored 1, unchanged 0, refused 1\nRefused rows: ${file}.refused.ndjson\n`,
      told: '',
    });
    expect([...backend.stored.keys()]).toEqual(['INC-1']);
    expect(unnamed.code).toBe(2);
    expect(unnamed.told).toMatch(/^Set OKR_TOKEN to a token of the backend/);
  });

  it('explains itself', async () => {
    const { code, printed } = await runCommand(['--help'], {});
    expect(code).toBe(0);
    expect(printed).toMatch(/^Usage: okr-import <file> --url <backend>/);
  });
});
