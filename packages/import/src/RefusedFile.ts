import { once } from 'node:events';
import { createWriteStream, WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { RowProblem } from './mapRow';

/** Where refused rows are written to, one JSON object a line. Made with the first of them. @internal */
export class RefusedFile {
  private stream: WriteStream | undefined;

  constructor(readonly path: string) {}

  get isMade(): boolean {
    return this.stream !== undefined;
  }

  async add(problems: readonly RowProblem[]): Promise<void> {
    for (const problem of problems) {
      this.stream ??= createWriteStream(this.path);
      if (!this.stream.write(`${JSON.stringify(problem)}\n`)) {
        await once(this.stream, 'drain');
      }
    }
  }

  async close(): Promise<void> {
    if (!this.stream) return;
    this.stream.end();
    await finished(this.stream);
  }
}
