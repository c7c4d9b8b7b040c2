// npm test: everything that CI checks, in one command. Arguments name the steps to run; without any, all of them.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureToolchain, install, run, say } from './lib/toolchain.mjs';

await ensureToolchain();

const directory = mkdtempSync(join(tmpdir(), 'okr-test-'));
const results = { passed: 0, failed: 0 };

const steps = {
  install,
  types: () => run('type check', 'yarn', ['tsc', '--noEmit']),
  lint: () =>
    run('lint', 'yarn', [
      'backstage-cli',
      'repo',
      'lint',
      '--max-warnings',
      '0',
    ]),
  format: () =>
    run('format check', 'yarn', ['prettier', '--check', '.'], { quiet: true }),
  unit: unitAndIntegrationTests,
  browser: browserTests,
};

const asked = process.argv.slice(2);
const unknown = asked.filter(name => !(name in steps));
if (unknown.length > 0) {
  say(
    `no step ${unknown.join(', ')}; there are ${Object.keys(steps).join(', ')}`,
  );
  process.exit(1);
}

let failure;
try {
  for (const [name, step] of Object.entries(steps)) {
    if (asked.length === 0 || asked.includes(name)) {
      await step();
    }
  }
} catch (error) {
  failure = error;
  say(error.message);
}
rmSync(directory, { recursive: true, force: true });
say(failure ? 'not all is well' : 'all is well');
process.stdout.write(`${results.passed} passed, ${results.failed} failed\n`);
process.exit(failure || results.failed > 0 ? 1 : 0);

async function unitAndIntegrationTests() {
  const { startPostgres } = await import('./lib/postgres.mjs');
  const postgres = await startPostgres();
  try {
    await jest(
      'unit and integration tests (SQLite and Postgres)',
      [
        ...['backstage-cli', 'repo', 'test', '--ci', '--maxWorkers=2'],
        // A busy machine is slow, and no test is about time.
        '--testTimeout=60000',
      ],
      {
        CI: 'true',
        BACKSTAGE_TEST_DISABLE_DOCKER: '1',
        BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING:
          postgres.connectionString,
      },
    );
  } finally {
    await postgres.stop();
  }
}

async function browserTests() {
  const { findBrowser } = await import('./lib/browser.mjs');
  const { buildApp, startDemo } = await import('./lib/demo.mjs');
  const browser = await findBrowser();
  await buildApp();
  await buildApp('app-legacy');
  const demo = await startDemo();
  try {
    const legacyDemo = await startDemo({ app: 'app-legacy' });
    try {
      await jest(
        'browser tests',
        ['workspace', 'e2e', 'test:browser', '--ci', '--runInBand'],
        {
          CI: 'true',
          OKR_CHROMIUM: browser,
          OKR_DEMO_URL: demo.url,
          OKR_DEMO_FILES: demo.files,
          OKR_SANDBOX_URL: demo.sandboxUrl,
          OKR_LEGACY_DEMO_URL: legacyDemo.url,
        },
      );
    } finally {
      await legacyDemo.stop();
    }
  } finally {
    await demo.stop();
  }
}

/** Runs Jest through yarn and adds what it counted to the results. A skipped test counts as a failure. */
async function jest(label, args, env) {
  const outputFile = join(directory, `${label.replaceAll(/\W+/g, '-')}.json`);
  let thrown;
  try {
    await run(
      label,
      'yarn',
      [...args, '--json', `--outputFile=${outputFile}`],
      {
        env,
      },
    );
  } catch (error) {
    thrown = error;
  }
  const report = readReport(outputFile);
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  results.passed += report?.numPassedTests ?? 0;
  results.failed += (report?.numFailedTests ?? 0) + skipped;
  if (thrown) {
    throw thrown;
  }
  if (!report || report.numTotalTests === 0) {
    throw new Error(`${label}: no test ran`);
  }
  if (skipped > 0) {
    throw new Error(`${label}: ${skipped} tests were skipped`);
  }
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
