import { build, Plugin } from 'esbuild';
import { join } from 'node:path';

/** Programs of the benchmarks that run in a process of their own, as an installation runs them. */
const programs = {
  catalog: 'process/catalogProcess.ts',
  sync: 'catalog/syncProcess.ts',
  streaming: 'memory/streamingProcess.ts',
};

/** @internal */
export type Program = keyof typeof programs;

/** What is installed from the registry is built already, and stays where it is. */
const onlyOfThisRepository: Plugin = {
  name: 'only-of-this-repository',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path }) =>
      path.startsWith('@keyresults/') ? undefined : { path, external: true },
    );
  },
};

let built: Promise<string> | undefined;

/**
 * Builds the programs, with our packages in them, to CommonJS as published packages have it. What they keep in memory is
 * then theirs, and not that of a compiler and its source maps.
 *
 * @returns the folder of the built programs; they are built once
 */
export function buildProcesses(root: string): Promise<string> {
  built ??= buildInto(join(root, 'packages/bench'));
  return built;
}

async function buildInto(folder: string): Promise<string> {
  const outdir = join(folder, 'dist/process');
  await build({
    absWorkingDir: folder,
    entryPoints: Object.fromEntries(
      Object.entries(programs).map(([name, path]) => [
        name,
        join(folder, 'src', path),
      ]),
    ),
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    plugins: [onlyOfThisRepository],
  });
  return outdir;
}
