import { spawn } from 'node:child_process';
import {
  createWriteStream,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './postgres.mjs';
import { root, run, say } from './toolchain.mjs';

/**
 * Builds an app as it is served in production.
 *
 * @param {string} [app] the name of its package
 */
export async function buildApp(app = 'app') {
  await run(`build of ${app}`, 'yarn', ['workspace', app, 'build'], {
    quiet: true,
  });
}

/**
 * Starts the demo on free ports with an empty database: the backend serves the built app, the sandbox serves the data.
 *
 * @param {{ app?: string, logFile?: string }} [options] app: the name of the package of the app to serve
 * @returns {Promise<{ url: string, sandboxUrl: string, files: string, stop: () => Promise<void> }>} files: the directory
 *   of the catalog files that lie on this machine, each as `<name>/catalog-info.yaml`
 */
export async function startDemo(options = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'okr-demo-'));
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const url = `http://localhost:${port}`;
  const sandbox = `localhost:${sandboxPort}`;
  const config = {
    app: { baseUrl: url, packageName: options.app ?? 'app' },
    backend: {
      baseUrl: url,
      listen: { port, host: '127.0.0.1' },
      cors: { origin: url },
      database: { connection: { directory: join(directory, 'database') } },
    },
  };
  const configFile = join(directory, 'app-config.json');
  writeFileSync(configFile, JSON.stringify(config));
  const demoFile = join(directory, 'app-config.demo.yaml');
  const files = join(directory, 'catalog');
  const demo = readFileSync(join(root, 'app-config.demo.yaml'), 'utf8');
  writeFileSync(
    demoFile,
    demo
      .replaceAll('localhost:7107', sandbox)
      .replaceAll('../../.data/demo/catalog', files),
  );
  const child = spawn(
    process.execPath,
    [
      '--require',
      join(root, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
      join(root, 'packages/backend/src/index.ts'),
      ...[join(root, 'app-config.yaml'), demoFile, configFile].flatMap(file => [
        '--config',
        file,
      ]),
    ],
    {
      cwd: join(root, 'packages/backend'),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        NODE_ENV: 'development',
        OKR_SANDBOX_PORT: String(sandboxPort),
        OKR_DEMO_DIRECTORY: files,
      },
    },
  );
  const tail = [];
  const log = options.logFile && createWriteStream(options.logFile);
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', chunk => {
      log?.write(chunk);
      tail.push(String(chunk));
      tail.splice(0, tail.length - 40);
    });
  }
  let exited = false;
  const exit = new Promise(resolve => child.on('exit', resolve)).then(() => {
    exited = true;
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await Promise.race([exit, new Promise(r => setTimeout(r, 10_000))]);
    child.kill('SIGKILL');
    rmSync(directory, { recursive: true, force: true });
  };
  const deadline = Date.now() + 180_000;
  while (!(await answers(`${url}/.backstage/health/v1/readiness`))) {
    if (exited || Date.now() > deadline) {
      await stop();
      throw new Error(`The demo did not start:\n${tail.join('')}`);
    }
    await new Promise(resolve => setTimeout(resolve, 500));
  }
  say(`demo runs at ${url}`);
  return { url, sandboxUrl: `http://${sandbox}`, files, stop };
}

async function answers(url) {
  return fetch(url).then(
    response => response.ok,
    () => false,
  );
}
