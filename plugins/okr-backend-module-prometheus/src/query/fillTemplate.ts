import { QueryTemplate } from './parseTemplate';

/**
 * The query for an entity. Whatever its fields hold, they stay text inside the string they stand in.
 *
 * @param values - by field
 * @param range - what `{{ range }}` is, for instance `1d`
 * @throws Error when a field has no value
 * @internal
 */
export function fillTemplate(
  template: QueryTemplate,
  values: Readonly<Record<string, string>>,
  range: string,
): string {
  return template.parts
    .map(part => {
      if ('literal' in part) return part.literal;
      if ('range' in part) return range;
      const { field, quote, regex } = part.entity;
      const value = values[field];
      if (value === undefined) throw new Error(`No value for ${field}`);
      return escapeFor(quote, regex ? escapeRegex(value) : value);
    })
    .join('');
}

/** Of RE2, which Prometheus uses. */
function escapeRegex(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');
}

/** Go's rules: the other quote must not be escaped; what cannot be seen is written as its number. */
function escapeFor(quote: string, text: string): string {
  return [...text]
    .map(character => {
      if (character === '\\' || character === quote) return `\\${character}`;
      return /[\p{Cc}\p{Cs}\u2028\u2029]/u.test(character)
        ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
        : character;
    })
    .join('');
}
