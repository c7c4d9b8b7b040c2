// npm start: installs, starts backend and frontend, and says when both are ready.
import { connect } from 'node:net';
import { chooseConfigs } from './lib/configs.mjs';
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

await stopIfTaken(3000, 7007);
let chosen;
try {
  await install();
  chosen = await chooseConfigs(root);
} catch (error) {
  say(error.message);
  process.exit(1);
}
const { demo, files } = chosen;
if (demo) {
  await stopIfTaken(sandboxPort);
}

say(
  demo
    ? 'starting with demo data from the sandbox (a token in app-config.local.yaml makes it real) …'
    : 'starting with app-config.local.yaml …',
);
const child = spawnGroup(
  'yarn',
  [
    'backstage-cli',
    'repo',
    'start',
    ...files.flatMap(file => ['--config', file]),
  ],
  {
    BROWSER: 'none',
    ...(demo ? { OKR_SANDBOX_PORT: String(sandboxPort) } : {}),
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
say(`ready: open ${frontend}${demo ? ' (demo data)' : ''}`);

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

async function stopIfTaken(...ports) {
  for (const port of ports) {
    if (await taken(port)) {
      say(`port ${port} is in use: stop what listens there, then try again`);
      process.exit(1);
    }
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
