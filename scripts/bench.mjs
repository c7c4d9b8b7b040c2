// npm run bench: the figures of docs/benchmarks.md, both sides measured in one run. Arguments name benchmarks to run alone.
import { join } from 'node:path';
import { ensureToolchain, install, root, run, say } from './lib/toolchain.mjs';

await ensureToolchain();
try {
  await install();
  const { startPostgres } = await import('./lib/postgres.mjs');
  const postgres = await startPostgres();
  try {
    await run(
      'benchmarks',
      process.execPath,
      [
        '--expose-gc',
        '--require',
        join(root, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
        join(root, 'packages/bench/src/main.ts'),
        ...process.argv.slice(2),
      ],
      {
        env: {
          OKR_BENCH_POSTGRES: postgres.connectionString,
          OKR_ROOT: root,
          NODE_ENV: 'production',
        },
      },
    );
  } finally {
    await postgres.stop();
  }
} catch (error) {
  say(error.message);
  process.exit(1);
}
