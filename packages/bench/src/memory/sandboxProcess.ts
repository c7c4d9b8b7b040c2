import { startSandbox } from 'sandbox';

/** The source, in a process of its own: its memory is none of ours. */
async function main(): Promise<void> {
  const [repositories, pullRequestsPerRepository] = process.argv
    .slice(2)
    .map(Number);
  const sandbox = await startSandbox({
    port: 0,
    seed: 1,
    scale: { repositories, pullRequestsPerRepository },
    pointsPerHour: 1_000_000,
  });
  process.send?.({ answer: { apiBaseUrl: sandbox.apiBaseUrl } });
  process.once('disconnect', () => process.exit(0));
}

main().catch(error => {
  process.stderr.write(`${error.stack ?? error}\n`);
  process.exit(1);
});
