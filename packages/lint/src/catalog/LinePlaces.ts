/** A line and a column, both from 1; columns count UTF-16 code units, as editors do. @internal */
export interface Place {
  line: number;
  column: number;
}

/** Where the lines of a text begin. @internal */
export class LinePlaces {
  private readonly starts = [0];

  constructor(private readonly text: string) {
    for (
      let at = text.indexOf('\n');
      at >= 0;
      at = text.indexOf('\n', at + 1)
    ) {
      this.starts.push(at + 1);
    }
  }

  /** Of an offset; what lies behind the end of the text is at its end. */
  placeOf(wanted: number): Place {
    const offset = Math.min(wanted, this.text.length);
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - this.starts[low] + 1 };
  }

  /** The whole line that an offset stands in. */
  lineAt(offset: number): string {
    const { line } = this.placeOf(offset);
    const end = this.starts[line] ?? this.text.length + 1;
    return this.text.slice(this.starts[line - 1], end - 1).replace(/\r$/, '');
  }

  /** Within the text, whatever the place. */
  offsetOf({ line, column }: Place): number {
    const start = this.starts[line - 1] ?? this.text.length;
    return Math.min(start + column - 1, this.text.length);
  }
}
