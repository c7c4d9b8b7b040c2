import { changesBetween, FileChange, hunksOf } from '../../git/changes';
import { Tree } from '../../git/objects';
import { Markup, markup } from './markup';

/** The files that differ, each line marked by a sign as well as by its colour. @internal */
export function diffView(before: Tree, after: Tree): Markup {
  const changes = changesBetween(before, after);
  return changes.length
    ? markup`${changes.map(fileView)}`
    : markup`<p class="quiet">No file differs.</p>`;
}

function fileView(change: FileChange): Markup {
  const hunks = hunksOf(change);
  const count = (sign: string) =>
    hunks.flatMap(it => it.lines).filter(it => it.startsWith(sign)).length;
  const rows = hunks.flatMap(hunk => [
    markup`<tr class="hunk"><td class="line"></td><td class="line"></td><td></td><td>@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@</td></tr>`,
    ...rowsOf(hunk.lines, hunk.oldStart, hunk.newStart),
  ]);
  return markup`<section class="card"><div class="title"><b>${
    change.path
  }</b><span class="quiet">${change.status}, +${count('+')} −${count(
    '-',
  )}</span></div><div class="scroll" tabindex="0" role="group" aria-label="Changes of ${
    change.path
  }"><table class="diff"><tbody>${rows}</tbody></table></div></section>`;
}

const kinds: Record<string, string> = { '+': 'added', '-': 'removed' };

function rowsOf(
  lines: readonly string[],
  oldStart: number,
  newStart: number,
): Markup[] {
  let before = oldStart;
  let after = newStart;
  return lines.map(line => {
    const sign = line[0];
    const inOld = sign === ' ' || sign === '-';
    const inNew = sign === ' ' || sign === '+';
    const row = markup`<tr class="${kinds[sign] ?? ''}"><td class="line">${
      inOld ? before : ''
    }</td><td class="line">${inNew ? after : ''}</td><td class="sign">${
      sign === '\\' ? '' : sign
    }</td><td>${sign === '\\' ? line : line.slice(1)}</td></tr>`;
    before += inOld ? 1 : 0;
    after += inNew ? 1 : 0;
    return row;
  });
}
