import { spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A build takes less than a minute on a quiet machine. */
const longestMs = 4 * 60_000;
const mostAttempts = 3;

/** What of the bundler's statistics is read here. */
interface Statistics {
  chunks: {
    files: string[];
    origins?: { moduleName?: string; request?: string }[];
  }[];
}

/** A production build of the app, and how large its scripts are when they are compressed. */
export class AppBuild {
  private readonly sizes = new Map<string, number>();

  private constructor(
    /** The scripts that `index.html` loads. */
    readonly firstLoad: ReadonlySet<string>,
    private readonly statistics: Statistics,
    dist: string,
  ) {
    for (const { files } of statistics.chunks) {
      for (const file of files.filter(isScript)) {
        const bytes = readFileSync(join(dist, file));
        this.sizes.set(file, gzipSync(bytes).length);
      }
    }
  }

  /** Builds `packages/app` anew, with more configuration than app-config.yaml has. */
  static make(root: string, config: object): AppBuild {
    const directory = mkdtempSync(join(tmpdir(), 'okr-bundle-'));
    const more = join(directory, 'app-config.json');
    writeFileSync(more, JSON.stringify(config));
    try {
      // With statistics the build does not always end by itself.
      for (let attempt = 1; ; attempt += 1) {
        const failure = buildOnce(root, more, join(directory, 'build.log'));
        if (failure === undefined) {
          break;
        }
        if (attempt === mostAttempts) {
          throw new Error(`The app could not be built:\n${failure}`);
        }
      }
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
    return AppBuild.read(join(root, 'packages/app/dist'));
  }

  private static read(dist: string): AppBuild {
    const html = readFileSync(join(dist, 'index.html'), 'utf8');
    const statisticsFile = join(dist, 'bundle-stats.json');
    const statistics: Statistics = JSON.parse(
      readFileSync(statisticsFile, 'utf8'),
    );
    // A hundred megabytes that nobody else reads, and that would be served with the app.
    rmSync(statisticsFile);
    const scripts = html.matchAll(
      /<script[^>]+src="[^"]*(static\/[^"]+\.js)"/g,
    );
    const build = new AppBuild(
      new Set([...scripts].map(match => match[1])),
      statistics,
      dist,
    );
    if (build.gzipped(build.firstLoad) === 0) {
      throw new Error('index.html loads no script: its shape has changed');
    }
    return build;
  }

  /**
   * The scripts that an `import(request)` in one of the modules of `folder` loads, those among them that other parts
   * of the app have too, and without those of the first load.
   */
  loadedBy(folder: string, request: string): Set<string> {
    const scripts = this.statistics.chunks
      .filter(({ origins }) =>
        origins?.some(
          origin =>
            origin.request === request && origin.moduleName?.includes(folder),
        ),
      )
      .flatMap(({ files }) => files)
      .filter(file => isScript(file) && !this.firstLoad.has(file));
    if (scripts.length === 0) {
      throw new Error(`Nothing in ${folder} imports ${request}`);
    }
    return new Set(scripts);
  }

  /** Bytes of these scripts, each compressed by itself. */
  gzipped(scripts: Iterable<string>): number {
    return [...scripts].reduce(
      (sum, script) => sum + (this.sizes.get(script) ?? 0),
      0,
    );
  }
}

/** @returns what went wrong, if anything did */
function buildOnce(
  root: string,
  more: string,
  logFile: string,
): string | undefined {
  const log = openSync(logFile, 'w');
  try {
    const { status, error } = spawnSync(
      process.execPath,
      [
        join(root, 'node_modules/@backstage/cli/bin/backstage-cli'),
        ...['package', 'build', '--stats'],
        ...['--config', join(root, 'app-config.yaml'), '--config', more],
      ],
      {
        cwd: join(root, 'packages/app'),
        // No pipe, which whatever the build leaves behind would hold open.
        stdio: ['ignore', log, log],
        timeout: longestMs,
        killSignal: 'SIGKILL',
      },
    );
    return status === 0
      ? undefined
      : `${readFileSync(logFile, 'utf8')}${error?.message ?? ''}`;
  } finally {
    closeSync(log);
  }
}

function isScript(file: string): boolean {
  return file.endsWith('.js');
}
