import { markdownCell } from './markdownCell';

/**
 * Any text as the beginning of a line in GitHub's Markdown, or as the whole of a quotation's: as in a cell it shows the text
 * and nothing else, and `- 5 points` or `---` is no list, no rule and no line under a heading.
 *
 * @public
 */
export function markdownLine(text: string): string {
  // All other signs that could begin something are escaped wherever they stand.
  return markdownCell(text)
    .replace(/^[-+=:]/, '\\$&')
    .replace(/^(\d{1,9})\.(?=\s|$)/, '$1\\.');
}
