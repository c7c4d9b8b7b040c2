import { runImport } from '@keyresults/okr-import';
import { setTimeout as pause } from 'node:timers/promises';
import { answerParent, runChild } from '../process/insideChild';

/** What became of an import. */
export interface Imported {
  exitCode: number;
  /** What the command said. */
  printed: string;
  /** RSS in bytes, before anything was read. */
  before: number;
  /** The most there ever was. */
  peak: number;
}

const [file, url] = process.argv.slice(2);

runChild(async () => {
  const before = process.memoryUsage.rss();
  let printed = '';
  const note = (text: string) => {
    printed += text;
  };
  const exitCode = await runImport(
    [file, '--url', url, '--set', 'shape=incident'],
    {
      environment: { OKR_TOKEN: 'mock-service-token' },
      print: note,
      tell: note,
      sleep: async milliseconds => {
        await pause(milliseconds);
      },
    },
  );
  const imported: Imported = {
    exitCode,
    printed,
    before,
    peak: process.resourceUsage().maxRSS * 1024,
  };
  answerParent(imported);
});
