import { parseArgs } from 'node:util';
import { startSandbox } from './startSandbox';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      seed: { type: 'string' },
      'real-data': { type: 'string' },
    },
  });
  const sandbox = await startSandbox({
    port: Number(values.port ?? process.env.SANDBOX_PORT ?? 7107),
    seed: Number(values.seed ?? process.env.SANDBOX_SEED ?? 1),
    realDataFile: values['real-data'] ?? process.env.SANDBOX_REAL_DATA,
  });
  process.stdout.write(
    `Sandbox ready at ${sandbox.origin}, catalog at ${sandbox.catalogUrl}\n`,
  );
  const end = () => sandbox.stop().then(() => process.exit(0));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}

main().catch(error => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
