import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const name = 'installation';
/** What Backstage asks for the schema of its configuration. */
const dependencies = [
  '@backstage/backend-defaults',
  '@backstage/plugin-catalog-backend',
  '@backstage/plugin-catalog-node',
];

let folder: string | undefined;

/**
 * A folder to run backends in that looks like an installation's. Published packages declare their configuration in JSON,
 * ours in TypeScript until then: seen from inside the repository, every backend loads the TypeScript compiler.
 *
 * @returns its path; it is made once, and gone when this process ends
 */
export function installationFolder(root: string): string {
  folder ??= makeFolder(root);
  return folder;
}

function makeFolder(root: string): string {
  const made = mkdtempSync(join(tmpdir(), 'okr-installation-'));
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  mkdirSync(join(made, 'node_modules'));
  symlinkSync('..', join(made, 'node_modules', name));
  symlinkSync(
    join(root, 'node_modules/@backstage'),
    join(made, 'node_modules/@backstage'),
  );
  writeFileSync(
    join(made, 'package.json'),
    JSON.stringify({
      name,
      version: '0.0.0',
      dependencies: Object.fromEntries(dependencies.map(it => [it, '*'])),
    }),
  );
  return made;
}
