import { metricDefinitions } from './findMetric';
import { FactShape, MetricDefinition } from './MetricDefinition';

const shapeNames: Record<FactShape, string> = {
  span: 'span',
  dailyRatio: 'daily ratio',
  reading: 'reading',
  incident: 'incident',
};

const columns: [string, (definition: MetricDefinition) => string][] = [
  ['metric', ({ id }) => `\`${id}\``],
  ['title', ({ title }) => title],
  ['unit', ({ unit }) => unit],
  ['shape', ({ shape }) => shapeNames[shape]],
  ['better', ({ better }) => better],
  ['one fact is one', ({ item }) => item.one],
  ['how the number is made', ({ formula }) => formula],
  ['stats', definition => statNames(definition).join(', ')],
  [
    'abandoned after',
    ({ abandonedAfterDays }) =>
      abandonedAfterDays === undefined ? '–' : `${abandonedAfterDays} d`,
  ],
];

function statNames({ stats, defaultStat, estimator }: MetricDefinition) {
  const named = stats.map(stat =>
    stat === defaultStat ? `\`${stat}\` (default)` : `\`${stat}\``,
  );
  return estimator === 'waiting' ? [...named, '`within <duration>`'] : named;
}

/**
 * The metrics as a Markdown table, made from their definitions: what `docs/metrics.md` shows.
 *
 * @public
 */
export function metricsTable(
  definitions: readonly MetricDefinition[] = metricDefinitions,
): string {
  const rows = [
    columns.map(([heading]) => heading),
    ...definitions.map(definition =>
      columns.map(([, cell]) => cell(definition)),
    ),
  ];
  const widths = columns.map((_, column) =>
    Math.max(...rows.map(row => row[column].length)),
  );
  const line = (cells: string[]) =>
    `| ${cells
      .map((cell, column) => cell.padEnd(widths[column]))
      .join(' | ')} |`;
  const rule = widths.map(width => '-'.repeat(width));
  const [head, ...body] = rows;
  return [head, rule, ...body].map(line).join('\n');
}
