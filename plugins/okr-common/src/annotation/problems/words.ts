/** A value or key, quoted and short enough for a message. @internal */
export function quote(value: unknown): string {
  const text =
    typeof value === 'object' && value !== null
      ? JSON.stringify(value)
      : String(value);
  const line = text.slice(0, 200).replace(/\s+/g, ' ').replace(/`/g, "'");
  if (line.length <= 60) {
    return `\`${line}\``;
  }
  // The cut may fall between the halves of a character.
  return `\`${line
    .slice(0, 59)
    .replace(/\p{Cs}$/u, '')
    .trimEnd()}…\``;
}

/** An id as words: `dev-nps` is `Dev nps`. @internal */
export function wordsOf(id: string): string {
  const words = id.replace(/[-_\s]+/g, ' ').trim();
  return words === '' ? id : words[0].toUpperCase() + words.slice(1);
}
