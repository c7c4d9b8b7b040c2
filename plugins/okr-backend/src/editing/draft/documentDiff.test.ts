import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentDiff, documentPatch } from './documentDiff';

const other = ['secret: 1', 'secret: 2', 'secret: 3'];
const before = [...other, '---', 'a: 1', 'b: 2', 'c: 3', '---', ...other, ''];
const after = before.flatMap(line =>
  line === 'a: 1' ? ['a: 9', 'x: 8'] : line,
);
const changed = {
  before: before.join('\n'),
  after: after.join('\n'),
  lines: { first: 4, last: 8 },
};

describe('documentDiff', () => {
  it('shows the lines by their numbers, and none of another document', () => {
    expect(documentDiff(changed)).toEqual([
      {
        lines: [
          { kind: 'same', text: '---', before: 4, after: 4 },
          { kind: 'removed', text: 'a: 1', before: 5 },
          { kind: 'added', text: 'a: 9', after: 5 },
          { kind: 'added', text: 'x: 8', after: 6 },
          { kind: 'same', text: 'b: 2', before: 6, after: 7 },
          { kind: 'same', text: 'c: 3', before: 7, after: 8 },
          { kind: 'same', text: '---', before: 8, after: 9 },
        ],
      },
    ]);
  });

  it('gives a patch that applies to the whole file', () => {
    const patch = documentPatch('catalog-info.yaml', changed);
    expect(patch).not.toMatch(/secret/);
    const directory = mkdtempSync(join(tmpdir(), 'okr-patch-'));
    try {
      writeFileSync(join(directory, 'catalog-info.yaml'), changed.before);
      execFileSync('git', ['apply', '-'], { cwd: directory, input: patch });
      expect(readFileSync(join(directory, 'catalog-info.yaml'), 'utf8')).toBe(
        changed.after,
      );
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  it('shows nothing where nothing changes', () => {
    const same = { ...changed, after: changed.before };
    expect(documentDiff(same)).toEqual([]);
    expect(documentPatch('a', same)).toBe('');
  });

  it('knows a file with one document', () => {
    expect(
      documentDiff({ before: 'a', after: 'b', lines: { first: 1, last: 1 } }),
    ).toEqual([
      {
        lines: [
          { kind: 'removed', text: 'a', before: 1 },
          { kind: 'added', text: 'b', after: 1 },
        ],
      },
    ]);
  });
});
