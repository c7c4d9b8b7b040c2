import { ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { buildProcesses, Program } from './buildProcesses';
import { installationFolder } from './installationFolder';

/** How a process is started. */
export interface ChildOptions {
  /** Handed over as they are; the process reads them with `settingsOfChild`. */
  settings: object;
  nodeOptions?: readonly string[];
}

/** A process that answers when it is asked, and stops when it is let go. */
export class Child {
  readonly #process: ChildProcess;

  constructor(process: ChildProcess) {
    this.#process = process;
  }

  /** @throws when it ends without an answer */
  answer<T>(): Promise<T> {
    return new Promise((resolve, reject) => {
      const onExit = (code: number | null) =>
        reject(new Error(`A process ended early with ${code}`));
      // The loader of TypeScript sends messages of its own.
      const onMessage = (message: { answer?: T }) => {
        if (message.answer !== undefined) {
          this.#process.off('error', reject);
          this.#process.off('exit', onExit);
          this.#process.off('message', onMessage);
          resolve(message.answer);
        }
      };
      this.#process.once('error', reject);
      this.#process.once('exit', onExit);
      this.#process.on('message', onMessage);
    });
  }

  /** @throws when it ends without an answer */
  ask<T>(question: object): Promise<T> {
    const answer = this.answer<T>();
    this.#process.send(question);
    return answer;
  }

  /** Comes back when the process has ended. */
  async stop(): Promise<void> {
    if (this.#process.exitCode !== null) {
      return;
    }
    const ended = new Promise<void>(resolve => {
      this.#process.once('exit', () => resolve());
    });
    if (this.#process.connected) {
      this.#process.disconnect();
    }
    await ended;
  }
}

/** Starts one of the built programs. */
export async function startChild(
  root: string,
  program: Program,
  { settings, nodeOptions = [] }: ChildOptions,
): Promise<Child> {
  const folder = await buildProcesses(root);
  return new Child(
    fork(join(folder, `${program}.cjs`), [JSON.stringify(settings)], {
      cwd: installationFolder(root),
      execArgv: [...nodeOptions],
    }),
  );
}
