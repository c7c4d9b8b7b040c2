import { spawnSync } from 'node:child_process';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Benchmark } from './Benchmark';

const plugin = '@keyresults/backstage-plugin-okr';

interface Build {
  /** Gzipped bytes of the scripts that index.html loads. */
  firstLoad: number;
  /** Gzipped bytes of every script. */
  all: number;
}

/** What the plugin adds to the app, as the difference between two production builds: with it and without it. */
export const bundle: Benchmark = {
  name: 'bundle',
  async run({ root, say }) {
    say('building the app with and without the plugin');
    const without = build(root, {
      app: { packages: { exclude: [plugin] } },
    });
    const withPlugin = build(root, {});
    const first = withPlugin.firstLoad - without.firstLoad;
    const later = withPlugin.all - without.all - first;
    if (later <= 0) {
      throw new Error('The plugin is in both builds or in neither');
    }
    return [
      {
        what: "browser: gzip added to the app's first load",
        measured: kilobytes(first),
        beside: `${kilobytes(without.firstLoad)} without the plugin`,
        aim: '≤ 10 kB',
        met: first <= 10_000,
      },
      {
        what: 'browser: gzip of the chunks that tab and card load',
        measured: kilobytes(later),
        beside: 'all chunks of the plugin together',
        aim: '≤ 150 kB',
        met: later <= 150_000,
      },
    ];
  },
};

function build(root: string, config: object): Build {
  const directory = mkdtempSync(join(tmpdir(), 'okr-bundle-'));
  const configFile = join(directory, 'app-config.json');
  writeFileSync(configFile, JSON.stringify(config));
  try {
    const result = spawnSync(
      'yarn',
      [
        'workspace',
        'app',
        'build',
        '--config',
        join(root, 'app-config.yaml'),
        '--config',
        configFile,
      ],
      { cwd: root, encoding: 'utf8' },
    );
    if (result.status !== 0) {
      throw new Error(
        `The app could not be built:\n${result.stdout}${result.stderr}`,
      );
    }
    return measure(join(root, 'packages/app/dist'));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function measure(dist: string): Build {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const loaded = new Set(
    [...html.matchAll(/<script[^>]+src="[^"]*static\/([^"]+\.js)"/g)].map(
      match => match[1],
    ),
  );
  const result: Build = { firstLoad: 0, all: 0 };
  for (const file of readdirSync(join(dist, 'static'))) {
    if (!file.endsWith('.js')) {
      continue;
    }
    const size = gzipSync(readFileSync(join(dist, 'static', file))).length;
    result.all += size;
    if (loaded.has(file)) {
      result.firstLoad += size;
    }
  }
  if (result.firstLoad === 0) {
    throw new Error('index.html loads no script: its shape has changed');
  }
  return result;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
