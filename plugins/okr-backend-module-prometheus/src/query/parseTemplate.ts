/** What stands between braces: something of the entity, written into a string of the query. @internal */
export interface EntityPart {
  /** For instance `name`, `namespace`, `kind` or `annotations/acme.com/job`. */
  field: string;
  /** The quote of the string it stands in. */
  quote: '"' | "'";
  /** Whether the string is a regular expression. */
  regex: boolean;
}

/** PromQL with places to fill in. @internal */
export interface QueryTemplate {
  text: string;
  parts: ReadonlyArray<
    { literal: string } | { entity: EntityPart } | { range: true }
  >;
}

const placeholder = /\{\{\s*(.*?)\s*\}\}/y;
const fieldPattern =
  /^entity\.(?:metadata\.(name|namespace)|(kind)|metadata\.annotations\[(['"])([^'"[\]]+)\3\])$/;

/**
 * Reads a query template. What comes from an entity may stand only inside a quoted string, where it can be escaped;
 * `{{ range }}` only outside of one.
 *
 * @throws Error that says what is wrong
 * @internal
 */
export function parseTemplate(text: string): QueryTemplate {
  const parts: Array<QueryTemplate['parts'][number]> = [];
  let literal = '';
  let quote: string | undefined;
  let regex = false;
  let comment = false;
  for (let index = 0; index < text.length; index++) {
    placeholder.lastIndex = index;
    const found = placeholder.exec(text);
    if (found) {
      if (literal) parts.push({ literal });
      literal = '';
      parts.push(partOf(found[1], comment ? '#' : quote, regex));
      index = placeholder.lastIndex - 1;
      continue;
    }
    const character = text[index];
    if (comment) {
      comment = character !== '\n';
    } else if (quote === undefined) {
      if (character === '#') comment = true;
      if (`"'\``.includes(character)) {
        quote = character;
        regex = /[=!]~\s*$/.test(literal);
      }
    } else if (character === '\\' && quote !== '`') {
      literal += character;
      index++;
    } else if (character === quote) {
      quote = undefined;
    }
    literal += text[index] ?? '';
  }
  if (quote !== undefined) throw new Error('has a string that does not end');
  if (literal) parts.push({ literal });
  return { text, parts };
}

function partOf(
  expression: string,
  within: string | undefined,
  regex: boolean,
): QueryTemplate['parts'][number] {
  if (expression === 'range') {
    if (within !== undefined) {
      throw new Error('has {{ range }} inside a string');
    }
    return { range: true };
  }
  const [, inMetadata, kind, , annotation] =
    fieldPattern.exec(expression) ?? [];
  const field =
    inMetadata ?? kind ?? (annotation && `annotations/${annotation}`);
  if (!field) {
    throw new Error(
      `has {{ ${expression} }}; known are entity.metadata.name, entity.metadata.namespace, entity.kind, entity.metadata.annotations['…'] and range`,
    );
  }
  if (within !== '"' && within !== "'") {
    throw new Error(
      `has {{ ${expression} }} outside of a string in " or ', where it cannot be escaped`,
    );
  }
  return { entity: { field, quote: within, regex } };
}

/** The fields of an entity that templates ask for, each once, in order of the alphabet. @internal */
export function fieldsOf(templates: readonly QueryTemplate[]): string[] {
  const fields = templates.flatMap(({ parts }) =>
    parts.flatMap(part => ('entity' in part ? [part.entity.field] : [])),
  );
  return [...new Set(fields)].sort();
}

/** Whether a template can tell about a day that has not ended. @internal */
export function usesRange({ parts }: QueryTemplate): boolean {
  return parts.some(part => 'range' in part);
}
