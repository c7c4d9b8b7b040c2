import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { formatMetricValue } from '../quantities';
import {
  answered,
  DAY,
  estimate,
  FROM,
  HOUR,
  TO,
  waiting,
  withdrawn,
} from './__testUtils__/waits';
import { Span } from './types';

const docs = readFileSync(
  resolve(__dirname, '../../../../docs/metrics.md'),
  'utf8',
);

/** The cells p50, p75 and within 24 h of the example that starts with these words. */
function documented(example: string): string[] {
  const row = docs.split('\n').find(line => line.startsWith(`| ${example}`));
  return (row ?? '')
    .split('|')
    .slice(3, 6)
    .map(cell => cell.trim().replace(' (the midpoint)', ''));
}

describe('the worked examples of docs/metrics.md', () => {
  const at = FROM + 20 * DAY;

  it.each<[string, Span[]]>([
    [
      'answered after 2 h and 4 h ',
      [answered(at, 2 * HOUR), answered(at, 4 * HOUR)],
    ],
    [
      'one answered after 1 h, five waiting for 10 d',
      [
        answered(at, HOUR),
        ...Array.from({ length: 5 }, () => waiting(TO - 10 * DAY)),
      ],
    ],
    [
      'two waiting, for 2 d and 5 d',
      [waiting(TO - 2 * DAY), waiting(TO - 5 * DAY)],
    ],
    [
      'withdrawn after 1 h, answered after 2 h and 4 h',
      [withdrawn(at, HOUR), answered(at, 2 * HOUR), answered(at, 4 * HOUR)],
    ],
    [
      'answered after 2 h and 4 h, withdrawn after 2 h',
      [answered(at, 2 * HOUR), answered(at, 4 * HOUR), withdrawn(at, 2 * HOUR)],
    ],
    [
      'asked 40 d ago and never answered, limit 30 d',
      [waiting(TO - 40 * DAY), answered(at, 2 * HOUR)],
    ],
    ['nobody asked', []],
  ])('%s', (example, spans) => {
    const result = estimate(spans, { abandonedAfterSeconds: 30 * 86_400 });
    const noData = (text: string) => (text === '–' ? 'no data' : text);
    expect([
      noData(formatMetricValue(result.quantile(0.5), 'duration')),
      noData(formatMetricValue(result.quantile(0.75), 'duration')),
      noData(formatMetricValue(result.within(86_400), 'share')),
    ]).toEqual(documented(example));
  });
});
