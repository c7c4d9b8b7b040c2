// npm start: installs, starts backend and frontend, and says when both are ready.
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import {
  ensureToolchain,
  install,
  root,
  say,
  spawnGroup,
} from './lib/toolchain.mjs';

const frontend = 'http://localhost:3000';
const backend = 'http://localhost:7007';
const sandboxPort = 7107;

await ensureToolchain();

const local = existsSync(join(root, 'app-config.local.yaml'));
const configs = [
  'app-config.yaml',
  local ? 'app-config.local.yaml' : 'app-config.demo.yaml',
];
for (const port of [3000, 7007, ...(local ? [] : [sandboxPort])]) {
  if (await taken(port)) {
    say(`port ${port} is in use: stop what listens there, then try again`);
    process.exit(1);
  }
}

try {
  await install();
} catch (error) {
  say(error.message);
  process.exit(1);
}

say(
  local
    ? 'starting with app-config.local.yaml …'
    : 'starting with demo data from the sandbox (an app-config.local.yaml makes it real) …',
);
const child = spawnGroup(
  'yarn',
  [
    'backstage-cli',
    'repo',
    'start',
    ...configs.flatMap(file => ['--config', join(root, file)]),
  ],
  {
    BROWSER: 'none',
    ...(local ? {} : { OKR_SANDBOX_PORT: String(sandboxPort) }),
  },
);
child.on('exit', (code, signal) => process.exit(signal ? 0 : code ?? 1));

const started = Date.now();
const waits = [
  ['backend', `${backend}/.backstage/health/v1/readiness`],
  ['frontend', frontend],
];
for (const [name, url] of waits) {
  await answers(name, url);
}
say(`ready: open ${frontend}${local ? '' : ' (demo data)'}`);

async function answers(name, url) {
  for (let round = 1; ; round += 1) {
    const ok = await fetch(url).then(
      response => response.ok,
      () => false,
    );
    if (ok) {
      say(
        `${name} answers after ${Math.round((Date.now() - started) / 1000)} s`,
      );
      return;
    }
    if (round % 10 === 0) {
      say(`waiting for the ${name} …`);
    }
    await new Promise(resolve => setTimeout(resolve, 1000));
  }
}

async function taken(port) {
  const hosts = ['127.0.0.1', '::1'];
  const found = await Promise.all(
    hosts.map(
      host =>
        new Promise(resolve => {
          const socket = connect({ port, host });
          socket.on('connect', () => {
            socket.destroy();
            resolve(true);
          });
          socket.on('error', () => resolve(false));
        }),
    ),
  );
  return found.includes(true);
}
