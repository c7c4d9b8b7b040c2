import { once } from 'node:events';
import { createWriteStream, existsSync, WriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { RowProblem } from './mapRow';

/** Where refused rows are written to, one JSON object a line. Made with the first of them. @internal */
export class RefusedFile {
  private stream: WriteStream | undefined;

  /** @param fromLine - rows on earlier lines are not read again: what is said of them stays */
  constructor(readonly path: string, private readonly fromLine = 0) {}

  get isMade(): boolean {
    return this.stream !== undefined;
  }

  async add(problems: readonly RowProblem[]): Promise<void> {
    for (const problem of problems) {
      this.stream ??= await this.open();
      await write(this.stream, JSON.stringify(problem));
    }
  }

  async close(): Promise<void> {
    if (!this.stream) return;
    this.stream.end();
    await finished(this.stream);
  }

  private async open(): Promise<WriteStream> {
    const earlier = await this.earlier();
    const stream = createWriteStream(this.path);
    for (const text of earlier) await write(stream, text);
    return stream;
  }

  private async earlier(): Promise<string[]> {
    if (this.fromLine <= 1 || !existsSync(this.path)) return [];
    const text = await readFile(this.path, 'utf8');
    return text.split('\n').filter(it => it && lineOf(it) < this.fromLine);
  }
}

async function write(stream: WriteStream, text: string): Promise<void> {
  if (!stream.write(`${text}\n`)) await once(stream, 'drain');
}

/** What is not ours is kept. */
function lineOf(text: string): number {
  try {
    const { line }: { line?: unknown } = JSON.parse(text) ?? {};
    return typeof line === 'number' ? line : 0;
  } catch {
    return 0;
  }
}
