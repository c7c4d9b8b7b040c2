import { lineContentEnd, lineEnd, lineStart, Splice } from '../text/splice';
import { Entry } from './layout';
import { replaceValue } from './replaceValue';

/**
 * The ways to take an entry away, of several, the tidiest first. In a block map its whole lines go, with the comments
 * that belong to it; of two runs of empty lines around it one goes as well.
 *
 * @internal
 */
export function removeEntry(
  entries: readonly Entry[],
  index: number,
  flow: boolean,
  text: string,
): Splice[][] {
  const entry = entries[index];
  const next = entries.at(index + 1);
  if (flow || (entry.inline && next)) {
    const from = index > 0 && flow ? entries[index - 1].valueTo : entry.keyFrom;
    const to = index > 0 && flow ? entry.valueTo : next?.keyFrom;
    return to === undefined ? [] : [[{ from, to, text: '' }]];
  }
  return [removeLines(text, entry.from, entry.to, true)].concat([
    removeLines(text, entry.from, entry.to, false),
  ]);
}

/**
 * The ways to leave an empty map or list behind, where the only entry goes. Comments about other things stay below it.
 *
 * @param outer - whose value the map or list is
 * @param head - `{}` or `[]`
 * @internal
 */
export function removeOnly(
  outer: Entry,
  entry: Entry,
  head: string,
  text: string,
): Splice[][] {
  const whole = replaceValue(outer, { head, lines: [] }, text);
  if (entry.inline || lineEnd(text, outer.headEnd) > entry.from) {
    return [whole];
  }
  const mark = { from: outer.headEnd, to: outer.headEnd, text: ` ${head}` };
  const [[lines]] = removeEntry([entry], 0, false, text);
  return [[mark, lines], whole];
}

function removeLines(
  text: string,
  from: number,
  to: number,
  tidy: boolean,
): Splice[] {
  const above = tidy ? blankAbove(text, from) : from;
  const below = tidy ? blankBelow(text, to) : to;
  const first = text.slice(0, above).trim() === '';
  const last = below >= text.length;
  let start = from;
  let end = to;
  if (above < from && (below > to || last)) {
    start = above;
  } else if (first && below > to) {
    end = below;
  }
  // A text without final line break stays one.
  if (end >= text.length && start > 0 && !text.endsWith('\n')) {
    start = lineContentEnd(text, lineStart(text, start - 1));
  }
  return [{ from: start, to: end, text: '' }];
}

function blankAbove(text: string, start: number): number {
  let from = start;
  while (from > 0) {
    const above = lineStart(text, from - 1);
    if (text.slice(above, from).trim() !== '') {
      break;
    }
    from = above;
  }
  return from;
}

function blankBelow(text: string, end: number): number {
  let to = end;
  while (to < text.length) {
    const next = lineEnd(text, to);
    if (text.slice(to, next).trim() !== '') {
      break;
    }
    to = next;
  }
  return to;
}
