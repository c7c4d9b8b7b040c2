/** Answers in the body of an issue that a form has made: a heading, and what stands below it, by heading in lower case. @internal */
export function readForm(body: string): Map<string, string> {
  const answers = new Map<string, string>();
  const parts = body.replace(/\r\n?/g, '\n').split(/^#{2,4}[ \t]+/m);
  for (const part of parts.slice(1)) {
    const end = part.indexOf('\n');
    if (end === -1) continue;
    const heading = part
      .slice(0, end)
      .replace(/[\s:#*]+$/, '')
      .toLowerCase();
    const answer = part.slice(end).trim();
    // What GitHub writes where nothing was answered.
    if (answer && answer !== '_No response_' && !answers.has(heading)) {
      answers.set(heading, answer);
    }
  }
  return answers;
}

const datePattern =
  /^(\d{4}-\d{2}-\d{2})(?:[T ]|,\s*)(\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i;

/**
 * An instant as people write it into a form: date, time and zone, for instance `2026-11-10T10:00:00Z`,
 * `2026-11-10 10:00 UTC` or `2026-11-10 12:00 +02:00`. Without a zone nobody knows when it was.
 *
 * @returns ISO, UTC
 * @internal
 */
export function readInstant(text: string | undefined): string | undefined {
  const line = text?.trim().split('\n')[0].replace(/[`*]/g, '').trim() ?? '';
  const [, date, time, zone] = datePattern.exec(line) ?? [];
  if (!date) return undefined;
  const offset = /^[+-]/.test(zone)
    ? `${zone.slice(0, 3)}:${zone.slice(-2)}`
    : 'Z';
  const padded = /^\d:/.test(time) ? `0${time}` : time;
  const at = Date.parse(`${date}T${padded}${offset}`);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

/** What stands below a heading, one for each line or comma. @internal */
export function listed(text: string | undefined): string[] {
  return (text ?? '')
    .split(/[,\n]/)
    .map(it => it.replace(/^\s*[-*]\s+(\[[ xX]\]\s*)?/, '').trim())
    .filter(Boolean);
}
