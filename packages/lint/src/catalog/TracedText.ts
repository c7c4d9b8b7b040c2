/**
 * Text that is put together from pieces of a file and knows for each of its UTF-16 code units where in the file it comes
 * from.
 *
 * @internal
 */
export class TracedText {
  text = '';
  private readonly origins: number[] = [];

  /** Takes over a piece of the file as it stands there. */
  copy(piece: string, from: number): void {
    for (let unit = 0; unit < piece.length; unit++) {
      this.origins.push(from + unit);
    }
    this.text += piece;
  }

  /** Adds what the file says in other words, such as an escape or the break of a folded line. */
  add(meant: string, from: number): void {
    for (let unit = 0; unit < meant.length; unit++) this.origins.push(from);
    this.text += meant;
  }

  /**
   * @param offset - of a code unit of the text, or its length for the place behind the last one
   * @param otherwise - the place in the file when there is no text
   */
  originOf(offset: number, otherwise: number): number {
    const last = this.origins.length - 1;
    if (last < 0) return otherwise;
    return offset <= last ? this.origins[offset] : this.origins[last] + 1;
  }
}
