import { Benchmark, Figure } from './Benchmark';
import { bundle } from './bundle/bundle';
import { catalogSync } from './catalog/catalogSync';
import { forecastCalibration } from './forecast/calibration';
import { githubIdle } from './github/idle';
import { githubPoints } from './github/points';
import { BigInstallations } from './installation/BigInstallations';
import { groupEndpoint, okrsEndpoint } from './installation/endpoints';
import { reEvaluation } from './installation/reEvaluation';
import { incidentsPanel } from './incidents/incidentsPanel';
import { memory } from './memory/memory';
import { machineNoise } from './noise';
import { okrPage } from './overview/okrPage';
import { incidentIoRequests } from './sources/incidentIoRequests';
import { pagerdutyRequests } from './sources/pagerdutyRequests';
import { factsPushed } from './push/factsPushed';
import { sentryRequests } from './sources/sentryRequests';
import { factsWritten } from './store/factsWritten';

const installations = new BigInstallations();

const benchmarks: Benchmark[] = [
  githubPoints,
  githubIdle,
  sentryRequests,
  pagerdutyRequests,
  incidentIoRequests,
  factsWritten,
  factsPushed,
  okrsEndpoint(installations),
  groupEndpoint(installations),
  reEvaluation(installations),
  incidentsPanel,
  okrPage,
  catalogSync,
  memory,
  forecastCalibration,
  bundle,
];

async function main() {
  const asked = process.argv.slice(2);
  const chosen = benchmarks.filter(
    ({ name }) => asked.length === 0 || asked.includes(name),
  );
  if (chosen.length === 0) {
    throw new Error(
      `No such benchmark; there are ${benchmarks.map(b => b.name).join(', ')}`,
    );
  }
  const before = machineNoise();
  const figures: Figure[] = [];
  for (const benchmark of chosen) {
    figures.push(
      ...(await benchmark.run({
        postgres: required('OKR_BENCH_POSTGRES'),
        root: required('OKR_ROOT'),
        say,
      })),
    );
  }
  await installations.stop();
  const after = machineNoise();
  print(figures);
  say(
    `machine noise: ±${percent(before)} before, ±${percent(
      after,
    )} after (spread of the same work, 10th to 90th percentile)`,
  );
}

function print(figures: Figure[]) {
  const rows = [
    ['what', 'measured', 'beside', 'aim', ''],
    ...figures.map(({ what, measured, beside, aim, met }) => [
      what,
      measured,
      beside,
      aim,
      met ? 'met' : 'MISSED',
    ]),
  ];
  const widths = rows[0].map((_, column) =>
    Math.max(...rows.map(row => row[column].length)),
  );
  for (const row of rows) {
    process.stdout.write(
      `${row.map((cell, column) => cell.padEnd(widths[column])).join('  ')}\n`,
    );
  }
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set: run \`npm run bench\``);
  }
  return value;
}

function percent(ratio: number): string {
  return `${Math.round(ratio * 50)} %`;
}

function say(text: string) {
  process.stdout.write(`[okr] ${text}\n`);
}

main().then(
  // Backends that were stopped may still hold timers.
  () => process.exit(0),
  error => {
    process.stderr.write(`${error.stack ?? error}\n`);
    process.exit(1);
  },
);
