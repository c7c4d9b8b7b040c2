/** HTML that may be sent as it is. @internal */
export class Markup {
  constructor(readonly text: string) {}
}

type Piece = Markup | string | number | undefined | readonly Piece[];

/**
 * HTML in which everything that is put in is text, unless it is markup itself.
 *
 * @internal
 */
export function markup(
  strings: TemplateStringsArray,
  ...pieces: Piece[]
): Markup {
  return new Markup(
    strings.reduce(
      (text, string, index) => text + written(pieces[index - 1]) + string,
    ),
  );
}

function written(piece: Piece): string {
  if (piece instanceof Markup) {
    return piece.text;
  }
  return typeof piece === 'object'
    ? piece.map(written).join('')
    : escapeText(String(piece ?? ''));
}

function escapeText(text: string): string {
  return text.replace(
    /[&<>"'`]/g,
    character => `&#${character.charCodeAt(0)};`,
  );
}

/** The path of a page, each part of it made safe for an address. @internal */
export function pathOf(...parts: (string | number)[]): string {
  return parts
    .flatMap(part => String(part).split('/'))
    .map(part => `/${encodeURIComponent(part)}`)
    .join('');
}
