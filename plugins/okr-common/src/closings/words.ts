import { DateTime } from 'luxon';
import { ObjectiveVerdict, Scored } from '../api';

/** A verdict as people say it. @internal */
export const verdictWords: Record<ObjectiveVerdict, string> = {
  keep: 'keep',
  change: 'change',
  drop: 'drop',
};

/** The day of an instant or a day itself: `3 October 2026`. @internal */
export function dayInWords(instantOrDay: string, timeZone: string): string {
  return DateTime.fromISO(instantOrDay, {
    zone: timeZone,
    locale: 'en-GB',
  }).toFormat('d LLLL yyyy');
}

/** A score from 0 to 1 with one decimal. Rounded down: 0.99 is not all of it. @public */
export function formatScore(score: number): string {
  return (Math.floor(score * 10 + 1e-9) / 10).toFixed(1);
}

/** A score in a Markdown report, with how many key results it is made from where that is not all. @internal */
export function scoreInWords(
  score: number | undefined,
  { known, of }: Scored,
): string {
  if (score === undefined) {
    return 'Score not known';
  }
  return `Score ${ofHowMany(`**${formatScore(score)}**`, { known, of })}`;
}

/** The same in a table. @internal */
export function scoreAlone(score: number, scored: Scored): string {
  return ofHowMany(formatScore(score), scored);
}

function ofHowMany(score: string, { known, of }: Scored): string {
  return known < of ? `${score} (${known} of ${of} known)` : score;
}

/** Markdown of somebody else as a quotation, which ends whatever is open in it. @internal */
export function quoted(text: string, indent = ''): string[] {
  return text.split(/\r\n|\r|\n/).map(line => `${indent}> ${line}`.trimEnd());
}
