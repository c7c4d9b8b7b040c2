import { LineCounter } from 'yaml';
import { annotationLimits } from '../annotations';
import { Position, Problem } from '../model';
import { offsetOf } from '../yaml/locate';
import { YamlTree } from '../yaml/YamlTree';

/** @internal */
export interface ProblemText {
  message: string;
  expected?: string;
  suggestion?: string;
}

/**
 * Collects what is wrong, and turns paths into positions.
 *
 * @internal
 */
export class ProblemList {
  /** How many errors there are so far. */
  errors = 0;
  private readonly found: { offset: number; problem: Problem }[] = [];
  private readonly lines = new LineCounter();

  constructor(text: string, private readonly tree: YamlTree | undefined) {
    this.lines.addNewLine(0);
    for (
      let at = text.indexOf('\n');
      at >= 0;
      at = text.indexOf('\n', at + 1)
    ) {
      this.lines.addNewLine(at + 1);
    }
  }

  /** So many that nobody will read them all, and none is worth much work. */
  get isLong(): boolean {
    return this.found.length > 3 * annotationLimits.problems;
  }

  /** Says what is wrong with the value that a path leads to, or with the key itself. */
  add(
    severity: Problem['severity'],
    path: readonly string[],
    text: ProblemText,
    end: 'key' | 'value' = 'value',
  ): void {
    this.addAt(
      severity,
      path,
      text,
      this.tree ? offsetOf(this.tree, path, end) : 0,
    );
  }

  addAt(
    severity: Problem['severity'],
    path: readonly string[],
    { message, expected, suggestion }: ProblemText,
    offset: number,
  ): void {
    this.errors += severity === 'error' ? 1 : 0;
    const problem: Problem = {
      path: [...path],
      position: this.positionAt(offset),
      severity,
      message,
      ...(expected !== undefined && { expected }),
      ...(suggestion !== undefined && { suggestion }),
    };
    this.found.push({ offset, problem });
  }

  /** Where a key stands. */
  positionOf(path: readonly string[]): Position {
    return this.positionAt(this.tree ? offsetOf(this.tree, path, 'key') : 0);
  }

  /** In order of position; a last one counts those beyond the limit. */
  toArray(): Problem[] {
    const problems = this.found
      .sort((a, b) => a.offset - b.offset)
      .map(({ problem }) => problem);
    const shown = problems.slice(0, annotationLimits.problems);
    const rest = problems.slice(shown.length);
    if (rest.length > 0) {
      shown.push({
        path: [],
        position: rest[0].position,
        severity: rest.some(({ severity }) => severity === 'error')
          ? 'error'
          : 'warning',
        message: `There are ${rest.length} more problems from here on`,
      });
    }
    return shown;
  }

  private positionAt(offset: number): Position {
    const { line, col } = this.lines.linePos(offset);
    return { line, column: col };
  }
}
