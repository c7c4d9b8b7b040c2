/** For the tests of this package. */
import { execFileSync, spawn } from 'node:child_process';
import {
  accessSync,
  constants,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A Prometheus that is installed here, filled with what was given. @internal */
export interface RealPrometheus {
  url: string;
  stop(): Promise<void>;
}

/** Path of `prometheus`: `OKR_PROMETHEUS_BINARY`, else from the PATH; undefined where there is none. @internal */
export function findPrometheus(): string | undefined {
  const given = process.env.OKR_PROMETHEUS_BINARY;
  if (given) {
    return given;
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map(folder => join(folder, 'prometheus')).find(isExecutable);
}

/** @param text - in the OpenMetrics format @internal */
export async function startPrometheus(
  binary: string,
  text: string,
): Promise<RealPrometheus> {
  const folder = mkdtempSync(join(tmpdir(), 'okr-prometheus-'));
  const input = join(folder, 'samples.txt');
  const data = join(folder, 'data');
  writeFileSync(input, text);
  execFileSync(
    join(dirname(binary), 'promtool'),
    ['tsdb', 'create-blocks-from', 'openmetrics', '--quiet', input, data],
    { stdio: 'ignore' },
  );
  const config = join(folder, 'prometheus.yml');
  writeFileSync(config, '{}');
  const port = await freePort();
  const child = spawn(
    binary,
    [
      `--config.file=${config}`,
      `--storage.tsdb.path=${data}`,
      '--storage.tsdb.retention.time=100y',
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: 'ignore' },
  );
  const ended = new Promise<void>(resolve => {
    child.once('exit', () => resolve());
  });
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    child.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 150; tries++) {
    const ready = await fetch(`${url}/-/ready`).catch(() => undefined);
    if (ready?.ok) {
      return { url, stop };
    }
    await pause(200);
  }
  await stop();
  throw new Error(`${binary} did not get ready`);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address
          ? resolve(address.port)
          : reject(new Error('No free port')),
      );
    });
  });
}
