import { runLint } from './runLint';

/**
 * The command, with the process around it.
 *
 * @public
 */
export async function main(): Promise<void> {
  const { argv, env, stderr, stdout } = process;
  stdout.on('error', error => {
    // Whoever reads has seen enough: okr-lint | head
    if ('code' in error && error.code === 'EPIPE') process.exit(2);
    throw error;
  });
  process.exitCode = await runLint(argv.slice(2), {
    cwd: process.cwd(),
    isColoured: stdout.isTTY === true && !env.NO_COLOR,
    print: text => stdout.write(text),
    tell: text => stderr.write(text),
  });
}
