/**
 * How noisy the machine is now: the same work timed thirty times, as the spread between the 10th and 90th percentile over
 * the median.
 */
export function machineNoise(): number {
  const times: number[] = [];
  for (let round = 0; round < 30; round += 1) {
    const started = process.hrtime.bigint();
    let sum = 0;
    for (let index = 0; index < 3_000_000; index += 1) {
      sum = (sum * 31 + index) % 1_000_003;
    }
    if (sum < 0) {
      throw new Error('unreachable: keeps the loop from being removed');
    }
    times.push(Number(process.hrtime.bigint() - started) / 1e6);
  }
  times.sort((a, b) => a - b);
  return (times[26] - times[3]) / times[15];
}
