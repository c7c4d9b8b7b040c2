import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const nodeVersion = '24';
const yarnVersion = '4.13.0';

/** The root of this repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

function fits() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major !== 22 && major !== 24) {
    return false;
  }
  const yarn = spawnSync('yarn --version', { cwd: root, shell: true });
  return String(yarn.stdout).trim().startsWith('4.');
}

/**
 * Runs the calling script again under Node 24 and Yarn 4, both from the npm registry, where those at hand do not fit.
 * Returns when they fit; never returns otherwise.
 */
export async function ensureToolchain() {
  if (process.env.OKR_TOOLCHAIN === 'ready' || fits()) {
    return;
  }
  say(
    `using Node ${nodeVersion} and Yarn ${yarnVersion} from the npm registry`,
  );
  const command = ['node', ...process.argv.slice(1).map(quote)].join(' ');
  const child = spawnGroup(
    'npx',
    [
      '--yes',
      '--package',
      `node@${nodeVersion}`,
      '--package',
      `@yarnpkg/cli-dist@${yarnVersion}`,
      '--call',
      command,
    ],
    { OKR_TOOLCHAIN: 'ready', npm_config_fetch_retries: '1' },
  );
  const code = await new Promise(resolve => {
    child.on('error', error => {
      say(`npx could not be started: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (exitCode, signal) => resolve(signal ? 1 : exitCode));
  });
  process.exit(code ?? 1);
}

/**
 * Starts a command as a process group of its own, which ends as a whole when this process is told to end, however it is
 * told: shells and package runners in between do not pass signals on.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
export function spawnGroup(command, args, env) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
    env: { ...process.env, ...env },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      try {
        process.kill(-child.pid, 'SIGTERM');
      } catch {
        // It has ended already.
      }
    });
  }
  return child;
}

/** Installs the dependencies exactly as locked. */
export async function install() {
  await run('install', 'yarn', ['install', '--immutable'], {
    quiet: true,
  }).catch(error => {
    throw new Error(`${error.message}; is the npm registry within reach?`);
  });
}

/**
 * Runs a command and throws with its output when it fails.
 *
 * @param {string} label
 * @param {string} command
 * @param {string[]} args
 * @param {{ quiet?: boolean, env?: NodeJS.ProcessEnv, cwd?: string }} [options]
 */
export async function run(label, command, args, options = {}) {
  const started = Date.now();
  say(`${label} …`);
  const child = spawn(command, args, {
    cwd: options.cwd ?? root,
    env: { ...process.env, ...options.env },
    stdio: [
      'ignore',
      options.quiet ? 'pipe' : 'inherit',
      options.quiet ? 'pipe' : 'inherit',
    ],
  });
  let output = '';
  child.stdout?.on('data', chunk => (output += chunk));
  child.stderr?.on('data', chunk => (output += chunk));
  const patience = setInterval(() => {
    if (options.quiet) {
      say(`${label} goes on (${Math.round((Date.now() - started) / 1000)} s)`);
    }
  }, 10_000);
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  }).finally(() => clearInterval(patience));
  if (code !== 0) {
    process.stdout.write(output);
    throw new Error(`${label} failed (exit code ${code})`);
  }
  say(`${label} done in ${Math.round((Date.now() - started) / 1000)} s`);
}

/** @param {string} text */
export function say(text) {
  process.stdout.write(`[okr] ${text}\n`);
}

function quote(text) {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
