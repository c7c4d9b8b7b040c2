import { DateTime } from 'luxon';
import { ParseResult, parsed, unparsed } from '../quantities/ParseResult';
import { Cycle, CycleOptions } from './Cycle';
import { checkedOptions, partOfFiscalYear } from './fiscalYear';

/** What a cycle looks like, in words. @public */
export const CYCLE_EXPECTED =
  'a quarter such as 2026-Q4, a half such as 2026-H2, a year such as 2026, or first and last day such as 2026-10-01/2026-12-31';

/** Also used in the JSON Schema. @internal */
export const CYCLE_PATTERN =
  /^\d{4}(?:-Q[1-4]|-H[12]|-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2})?$/;

/** Objectives for longer than this are missions. */
const LONGEST_YEARS = 2;

/**
 * Reads a cycle: `2026-Q4`, `2026-H2`, `2026`, or `2026-10-01/2026-12-31` with the last day included. Quarters, halves
 * and years are fiscal ones (see {@link CycleOptions}); explicit dates are calendar dates.
 *
 * @throws RangeError when the options are wrong; never because of the text
 * @public
 */
export function parseCycle(
  text: string,
  options: CycleOptions = {},
): ParseResult<Cycle> {
  const checked = checkedOptions(options);
  if (!CYCLE_PATTERN.test(text)) {
    return unparsed(CYCLE_EXPECTED, nearCycle(text));
  }
  if (text.includes('/')) {
    return betweenDates(text, checked.timeZone);
  }
  const year = Number(text.slice(0, 4));
  if (year < 2000 || year > 2199) {
    return unparsed('a year from 2000 to 2199');
  }
  const index = Number(text.slice(6));
  switch (text[5]) {
    case 'Q':
      return parsed(partOfFiscalYear(year, index, 3, checked));
    case 'H':
      return parsed(partOfFiscalYear(year, index, 6, checked));
    default:
      return parsed(partOfFiscalYear(year, 1, 12, checked));
  }
}

function betweenDates(text: string, zone: string): ParseResult<Cycle> {
  const [first, last] = text
    .split('/')
    .map(day => DateTime.fromISO(day, { zone, locale: 'en-GB' }));
  if (!first.isValid || !last.isValid || first.year < 2000) {
    return unparsed('days that exist, from the year 2000 on');
  }
  if (last < first) {
    const [from, to] = text.split('/');
    return unparsed('the first day before the last', `${to}/${from}`);
  }
  if (last >= first.plus({ years: LONGEST_YEARS })) {
    return unparsed(`at most ${LONGEST_YEARS} years`);
  }
  const day = first.year === last.year ? 'd LLL' : 'd LLL yyyy';
  return parsed({
    id: text,
    label: `${first.toFormat(day)} – ${last.toFormat('d LLL yyyy')}`,
    kind: 'dates',
    from: first.toMillis(),
    to: last.plus({ days: 1 }).startOf('day').toMillis(),
  });
}

/** `Q4 2026`, `2026q4`, `FY2026-H1`: what people write before they know the format. */
function nearCycle(text: string): string | undefined {
  const match =
    /^(?:FY ?)?(\d{4})[ -]?([QH][1-4])$/i.exec(text) ??
    /^([QH][1-4])[ -/]?(?:FY ?)?(\d{4})$/i.exec(text);
  if (!match) {
    return undefined;
  }
  const [year, part] = /^\d/.test(match[1])
    ? [match[1], match[2]]
    : [match[2], match[1]];
  const near = `${year}-${part.toUpperCase()}`;
  return CYCLE_PATTERN.test(near) ? near : undefined;
}
