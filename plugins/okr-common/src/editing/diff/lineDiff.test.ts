import { execFileSync } from 'node:child_process';
import {
  mkdtempSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { lineDiff, unifiedPatch } from './lineDiff';

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => `line ${index + 1}\n`);

describe('lineDiff', () => {
  it('numbers the lines of both texts', () => {
    const before = numbered(9).join('');
    const after = before.replace('line 5\n', 'new\nline five\n');
    expect(lineDiff(before, after, 1)).toEqual([
      {
        beforeStart: 4,
        beforeLines: 3,
        afterStart: 4,
        afterLines: 4,
        lines: [
          { kind: 'same', text: 'line 4', before: 4, after: 4 },
          { kind: 'removed', text: 'line 5', before: 5 },
          { kind: 'added', text: 'new', after: 5 },
          { kind: 'added', text: 'line five', after: 6 },
          { kind: 'same', text: 'line 6', before: 6, after: 7 },
        ],
      },
    ]);
  });

  it('has a hunk for each place', () => {
    const before = numbered(30).join('');
    const after = before.replace('line 3\n', 'x\n').replace('line 25\n', '');
    expect(
      lineDiff(before, after).map(({ beforeStart, afterStart }) => [
        beforeStart,
        afterStart,
      ]),
    ).toEqual([
      [1, 1],
      [22, 22],
    ]);
    expect(lineDiff(before, before)).toEqual([]);
  });

  it('says where the last line has no line break', () => {
    expect(lineDiff('a', 'a\n')).toEqual([
      {
        beforeStart: 1,
        beforeLines: 1,
        afterStart: 1,
        afterLines: 1,
        lines: [
          { kind: 'removed', text: 'a', before: 1, unended: true },
          { kind: 'added', text: 'a', after: 1 },
        ],
      },
    ]);
  });

  it('begins at 0 in an empty text, as patches do', () => {
    expect(lineDiff('', 'a\n')[0]).toMatchObject({
      beforeStart: 0,
      beforeLines: 0,
      afterStart: 1,
      afterLines: 1,
    });
  });

  it('takes texts that have nothing in common as a whole, soon', () => {
    const before = Array.from(
      { length: 20_000 },
      (_, index) => `a${index}\n`,
    ).join('');
    const after = Array.from(
      { length: 20_000 },
      (_, index) => `b${index}\n`,
    ).join('');
    const [hunk] = lineDiff(before, after);
    expect([hunk.beforeLines, hunk.afterLines]).toEqual([20_000, 20_000]);
  });
});

describe('unifiedPatch', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'patch-'));
    execFileSync('git', ['init', '-q'], { cwd: folder });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function apply(patch: string) {
    const options = ['-c', 'core.autocrlf=false', 'apply'];
    execFileSync('git', [...options, '--whitespace=nowarn', '-'], {
      cwd: folder,
      input: patch,
    });
  }

  function applied(
    before: string,
    after: string,
    fileName = 'catalog-info.yaml',
  ) {
    const path = join(folder, fileName);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, before);
    apply(unifiedPatch(fileName, before, after));
    return readFileSync(path, 'utf8');
  }

  it.each([
    ['a change', 'a\nb\nc\n', 'a\nx\nc\n'],
    ['an addition at the end', 'a\n', 'a\nb\n'],
    ['a removal', 'a\nb\nc\n', 'a\nc\n'],
    ['no line break before', 'a\nb', 'a\nb\n'],
    ['no line break after', 'a\nb\n', 'a\nb'],
    ['no line break at all', 'a\nb', 'a\nc'],
    ['line breaks of DOS', 'a\r\nb\r\nc\r\n', 'a\r\nx\r\nc\r\n'],
    ['mixed line breaks', 'a\r\nb\nc\r\n', 'a\r\nb\nx\r\n'],
    [
      'two places',
      numbered(40).join(''),
      numbered(40)
        .join('')
        .replace('line 3\n', 'x\n')
        .replace('line 33\n', 'y\nz\n'),
    ],
    [
      'lines that look like a patch',
      '--- a\n+++ b\n@@ -1 +1 @@\n',
      '--- a\n+++ c\n@@ -1 +1 @@\n',
    ],
    ['a file that was empty', '', 'a\n'],
    ['everything', numbered(3).join(''), ''],
  ])('is taken by git: %s', (_, before, after) => {
    expect(applied(before, after)).toBe(after);
  });

  it.each(['a/b c/catalog info.yaml', 'größe.yaml', 'a "b".yaml', 'a\\b.yaml'])(
    'names the file as git does: %s',
    name => {
      expect(applied('a\n', 'b\n', name)).toBe('b\n');
    },
  );

  it('is empty where nothing differs', () => {
    expect(unifiedPatch('a', 'x\n', 'x\n')).toBe('');
  });

  it('turns any text into any other', () => {
    const lines = fc.array(
      fc.constantFrom('a', 'b', 'c', '', '\\', '- x', '+', 'd\r', ' '),
      { maxLength: 12 },
    );
    const text = fc
      .tuple(lines, fc.constantFrom('', '\n'))
      .map(([all, end]) => all.join('\n') + end);
    const pairs = fc
      .sample(fc.tuple(text, text), 300)
      .filter(([before, after]) => before !== after);
    pairs.forEach(([before], index) =>
      writeFileSync(join(folder, `${index}.yaml`), before),
    );
    const patches = pairs.map(([before, after], index) =>
      unifiedPatch(`${index}.yaml`, before, after),
    );
    apply(patches.join(''));
    pairs.forEach(([, after], index) =>
      expect(readFileSync(join(folder, `${index}.yaml`), 'utf8')).toBe(after),
    );
  });
});
