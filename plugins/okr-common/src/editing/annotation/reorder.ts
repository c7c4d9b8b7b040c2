import { lineBreakAt, Splice } from '../text/splice';
import { Entry } from '../yaml/layout';

/**
 * Puts an entry of a block map elsewhere among its siblings. What stands between entries, such as empty lines, stays
 * where it is.
 *
 * @internal
 */
export function reorder(
  entries: readonly Entry[],
  from: number,
  to: number,
  text: string,
): Splice[][] {
  const first = entries[0].from;
  const last = entries[entries.length - 1].to;
  const lineBreak = lineBreakAt(text, first);
  const ended = text.slice(first, last).endsWith('\n');
  const blocks = entries.map(entry => {
    const block = text.slice(entry.from, entry.to);
    return block.endsWith('\n') ? block : block + lineBreak;
  });
  const gaps = entries
    .slice(1)
    .map((entry, index) => text.slice(entries[index].to, entry.from));
  const [moved] = blocks.splice(from, 1);
  blocks.splice(to, 0, moved);
  const joined = blocks
    .map((block, index) => block + (gaps[index] ?? ''))
    .join('');
  const whole = ended ? joined : joined.slice(0, -lineBreak.length);
  return [[{ from: first, to: last, text: whole }]];
}
