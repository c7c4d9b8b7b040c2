import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runLint } from '../runLint';

/** A directory with files, and what the command says about them. */
export class Workspace {
  readonly path = mkdtempSync(join(tmpdir(), 'okr-lint-'));
  printed = '';
  told = '';

  write(file: string, content: string | Buffer): string {
    const path = join(this.path, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  read(file: string): string {
    return readFileSync(join(this.path, file), 'utf8');
  }

  /** @returns the exit code */
  async lint(...argv: string[]): Promise<number> {
    this.printed = '';
    this.told = '';
    return runLint(argv, {
      cwd: this.path,
      isColoured: false,
      print: text => {
        this.printed += text;
      },
      tell: text => {
        this.told += text;
      },
    });
  }

  /** @returns what `--format json` says */
  async report(...argv: string[]) {
    await this.lint('--format', 'json', ...argv);
    return JSON.parse(this.printed);
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}

/** The text of an annotation with one key result. */
export function okrs(...lines: string[]): string {
  return [
    'no-waiting:',
    '  objective: Nobody waits for a review',
    '  cycle: 2026-Q4',
    '  keyResults:',
    '    review-wait:',
    ...lines.map(line => `      ${line}`),
  ].join('\n');
}

export const rightOkrs = okrs(
  'metric: github.reviewWait',
  'from: 52h',
  'to: 24h',
);

/** A catalog file with an annotation as a block below it. */
export function entity(annotation: string, kind = 'Component'): string {
  return [
    'apiVersion: backstage.io/v1alpha1',
    `kind: ${kind}`,
    'metadata:',
    '  name: checkout',
    '  annotations:',
    '    keyresults.dev/okrs: |',
    ...annotation.split('\n').map(line => `      ${line}`),
    'spec: {}',
    '',
  ].join('\n');
}
