/** Shows nothing, and keeps GitHub from seeing what it would make a link or a notification of. */
const BREAK = '&#8203;';

/**
 * Any text as one cell of a table in GitHub's Markdown: it shows the text and nothing else. Nobody is mentioned, no
 * issue is referred to, and no table is broken.
 *
 * @public
 */
export function markdownCell(text: string): string {
  return (
    text
      .trim()
      // Characters that turn the direction of writing could hide what is really there.
      .replace(/[\u202A-\u202E\u2066-\u2069]|(?![\n\r\t])\p{Cc}/gu, '\uFFFD')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replace(/[\\`*_~[\]()|$!{}]/g, '\\$&')
      .replaceAll('@', `@${BREAK}`)
      // An entity has one as well: `&#8203;` itself must stay.
      .replace(/(?<!&)#/g, `#${BREAK}`)
      .replace(/\b(GH-)(?=\d)/gi, `$1${BREAK}`)
      .replace(/:\/\//g, `:${BREAK}//`)
      .replace(/\b(www)\./gi, `$1${BREAK}.`)
      .replace(
        /\b(?=[0-9a-f]{7,40}\b)(?=[a-f]*\d)([0-9a-f]{3})/gi,
        `$1${BREAK}`,
      )
      .split(/[\r\n]+/)
      .map(line => line.trim())
      .filter(line => line !== '')
      .join('<br>')
      .replace(/\t/g, ' ')
  );
}
