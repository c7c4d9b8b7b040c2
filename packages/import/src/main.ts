import { setTimeout as pause } from 'node:timers/promises';
import { runImport } from './runImport';

/**
 * The command, with the process around it.
 *
 * @public
 */
export async function main(): Promise<void> {
  process.exitCode = await runImport(process.argv.slice(2), {
    environment: process.env,
    print: text => process.stdout.write(text),
    tell: text => process.stderr.write(text),
    sleep: async milliseconds => {
      await pause(milliseconds);
    },
  });
}
