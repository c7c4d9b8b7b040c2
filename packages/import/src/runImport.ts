import { createReadStream } from 'node:fs';
import { emptySummary, importFacts, Summary } from './importFacts';
import { Options, readOptions, usage, UsageError } from './readOptions';
import { readRows } from './readRows';
import { RefusedFile } from './RefusedFile';
import { sendBatch } from './sendBatch';

/** What the command reaches of the world. @public */
export interface World {
  environment: Readonly<Record<string, string | undefined>>;
  /** The summary goes here. */
  print(text: string): void;
  /** Progress and troubles go here. */
  tell(text: string): void;
  sleep(milliseconds: number): Promise<void>;
}

const retries = 8;
const timeoutSeconds = 120;
/** Batches between two lines of progress. */
const progressEvery = 10;

/**
 * Runs the command.
 *
 * @returns the exit code: 0 all is stored, 1 some rows are refused, 2 the command is wrong, 3 it had to stop
 * @public
 */
export async function runImport(
  argv: readonly string[],
  world: World,
): Promise<number> {
  let options: Options | 'help';
  try {
    options = readOptions(argv, world.environment);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    world.tell(`${error.message}\n\n${usage}`);
    return 2;
  }
  if (options === 'help') {
    world.print(usage);
    return 0;
  }
  return importFile(options, world);
}

async function importFile(options: Options, world: World): Promise<number> {
  const { batchSize, dryRun, file, fromLine, mapping } = options;
  const { completeSince, token, url } = options;
  const refused = new RefusedFile(options.refusedFile, fromLine);
  const summary = emptySummary();
  const sending = {
    url,
    token,
    retries,
    timeoutSeconds,
    completeSince,
    sleep: world.sleep,
    onPause: (reason: string, seconds: number) =>
      world.tell(`${reason}: trying again in ${seconds} s\n`),
  };
  let batches = 0;
  let stopped: unknown;
  try {
    await importFacts(
      readRows(createReadStream(file), options),
      {
        mapping,
        batchSize,
        fromLine,
        ...(dryRun ? {} : { send: facts => sendBatch(facts, sending) }),
        onRefused: problems => refused.add(problems),
        onProgress: ({ read, sent }) => {
          batches++;
          if (batches % progressEvery === 0) {
            world.tell(`${read} rows read, ${sent} sent\n`);
          }
        },
      },
      summary,
    );
  } catch (error) {
    stopped = error;
  }
  await refused.close();
  world.print(described(summary, options, refused));
  if (stopped !== undefined) {
    const reason = stopped instanceof Error ? stopped.message : `${stopped}`;
    world.tell(
      `Stopped: ${reason}\nTo go on: --from-line ${summary.lastLine + 1}\n`,
    );
    return 3;
  }
  return summary.refused > 0 ? 1 : 0;
}

function described(
  { read, skipped, sent, stored, unchanged, refused }: Summary,
  { dryRun, refusedFile }: Options,
  file: RefusedFile,
): string {
  const counts = dryRun
    ? [`read ${read}`, `refused ${refused}`, 'nothing sent: dry run']
    : [
        `read ${read}`,
        ...(skipped ? [`skipped ${skipped}`] : []),
        `sent ${sent}`,
        `stored ${stored}`,
        `unchanged ${unchanged}`,
        `refused ${refused}`,
      ];
  const where = file.isMade ? `Refused rows: ${refusedFile}\n` : '';
  return `${counts.join(', ')}\n${where}`;
}
