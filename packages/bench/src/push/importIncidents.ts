import { fork } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BenchmarkContext, Figure } from '../Benchmark';
import { megabytes, seconds, whole } from '../format';
import { serviceRefs } from '../incidents/company';
import { incidentsOf } from '../incidents/incidentsOf';
import { Installation } from '../installation/Installation';
import { Child } from '../process/Child';
import type { Imported } from './importProcess';

const incidentsPerService = 100;
const limitMs = 60_000;
const limitBytes = 100_000_000;
/** Without a limit Node lets garbage pile up, and the peak says nothing about need. */
const heapLimitMegabytes = 128;
const semiSpaceMegabytes = 8;
const lookEveryMs = 200;
const phases = [
  'started',
  'detected',
  'acknowledged',
  'mitigated',
  'resolved',
] as const;

/** 100,000 incidents in a file, by the command that is there for that, in a process of its own. */
export async function importIncidents(
  { apiUrl, database }: Installation,
  store: string,
  { root, say }: BenchmarkContext,
): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'okr-bench-import-'));
  try {
    const file = join(folder, 'incidents.csv');
    await pipeline(Readable.from(lines()), createWriteStream(file));
    const sent = serviceRefs().length * incidentsPerService;
    say(`importing ${whole(sent)} incidents on ${store}`);
    globalThis.gc?.();
    const before = process.memoryUsage.rss();
    let peak = before;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage.rss());
    }, lookEveryMs);
    const started = performance.now();
    const imported = await runCommand(root, file, new URL(apiUrl).origin);
    const elapsedMs = performance.now() - started;
    clearInterval(watch);
    const [{ stored }] = await database('incidents')
      .whereNull('superseded_at')
      .count({ stored: '*' });
    if (imported.exitCode !== 0 || Number(stored) !== sent) {
      throw new Error(`${stored} are stored: ${imported.printed}`);
    }
    const backend = peak - before;
    return [
      {
        what: `import of ${whole(sent)} incidents from a file, ${store}`,
        measured: `${seconds(elapsedMs)}, ${whole(
          (sent / elapsedMs) * 1000,
        )} a second`,
        beside: `memory: backend ${megabytes(backend)} more than ${megabytes(
          before,
        )}, the command ${megabytes(
          imported.peak - imported.before,
        )} more than ${megabytes(imported.before)}`,
        aim: `none: ≤ ${seconds(limitMs)} and ≤ ${megabytes(limitBytes)} more`,
        met:
          elapsedMs <= limitMs &&
          backend <= limitBytes &&
          imported.peak - imported.before <= limitBytes,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function runCommand(
  root: string,
  file: string,
  url: string,
): Promise<Imported> {
  const child = new Child(
    fork(join(root, 'packages/bench/src/push/importProcess.ts'), [file, url], {
      execArgv: [
        ...process.execArgv,
        `--max-old-space-size=${heapLimitMegabytes}`,
        `--max-semi-space-size=${semiSpaceMegabytes}`,
      ],
    }),
  );
  try {
    return await child.answer<Imported>();
  } finally {
    await child.stop();
  }
}

function* lines(): Generator<string> {
  const now = Date.now();
  yield `id,entityRef,title,url,severity,area,closed,${phases.join(',')}\n`;
  for (const [index, entityRef] of serviceRefs().entries()) {
    const groups = incidentsOf(entityRef, index + 1, incidentsPerService, now);
    for (const { facts } of groups) {
      for (const {
        key,
        title,
        url,
        severity,
        area,
        closed,
        ...fact
      } of facts) {
        const instants = phases.map(phase => fact.phases[phase] ?? '');
        yield `${[key, entityRef, `"${title}"`, url, severity, area, closed]
          .concat(instants)
          .join(',')}\n`;
      }
    }
  }
}
