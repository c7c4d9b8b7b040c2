import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { NamedStat, Stat } from './MetricDefinition';
import { declaredMetricSchema } from './declaredMetric';
import { findMetric, metricDefinitions } from './findMetric';
import { metricsTable } from './metricsTable';
import { hasStat } from './stats';
import { summarizeMetric } from './summarizeMetric';

const reviewWait = findMetric('github.reviewWait')!;
const maintenanceShare = findMetric('github.maintenanceShare')!;
const named = (name: NamedStat): Stat => ({
  kind: 'named',
  name,
});
const withinDay: Stat = { kind: 'within', seconds: 86_400 };

describe('findMetric', () => {
  it('finds a metric by its id, and nothing by another', () => {
    expect(findMetric('github.mergeTime')?.title).toBe('Time to merge');
    expect(findMetric('github.reviewWiat')).toBeUndefined();
    expect(findMetric('github.mergeTime', [])).toBeUndefined();
  });

  it('has every id once', () => {
    const ids = metricDefinitions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('hasStat', () => {
  it('has within for every waiting metric and for no other', () => {
    expect(hasStat(reviewWait, withinDay)).toBe(true);
    expect(hasStat(maintenanceShare, withinDay)).toBe(false);
    expect(hasStat(reviewWait, { kind: 'within', seconds: 0 })).toBe(false);
  });

  it('has the named stats of the definition', () => {
    expect(hasStat(reviewWait, named('p50'))).toBe(true);
    expect(hasStat(reviewWait, named('share'))).toBe(false);
    expect(hasStat(maintenanceShare, named('share'))).toBe(true);
  });

  it('has the default stat of every metric', () => {
    for (const definition of metricDefinitions) {
      const stat = { kind: 'named', name: definition.defaultStat } as const;
      expect(hasStat(definition, stat)).toBe(true);
    }
  });
});

describe('summarizeMetric', () => {
  it('tells unit, better side and formula of the stat', () => {
    expect(summarizeMetric(reviewWait, named('p50'))).toMatchObject({
      id: 'github.reviewWait',
      title: 'Review wait',
      unit: 'duration',
      better: 'lower',
      stat: 'p50',
      formula: reviewWait.formula,
    });
    expect(summarizeMetric(reviewWait, withinDay)).toMatchObject({
      unit: 'share',
      better: 'higher',
      stat: 'within 24h',
      formula:
        '1 − S(24 h), S being the Kaplan–Meier curve of the review requests still waiting',
    });
    expect(summarizeMetric(reviewWait, named('count'))).toMatchObject({
      unit: 'count',
      formula: 'review requests answered in the window',
    });
    expect(summarizeMetric(maintenanceShare, named('count')).formula).toBe(
      'merged pull requests in the window',
    );
    expect(summarizeMetric(reviewWait, named('mean')).formula).toContain(
      'mean over the review requests answered',
    );
  });
});

describe('summarizeMetric of other shapes', () => {
  const summary = (id: string, stat: Stat) =>
    summarizeMetric(findMetric(id)!, stat);

  it('tells what a plain number counts, where that is what is shown', () => {
    const rate = summary('sentry.errorsPerUserDay', named('ratio'));
    expect(rate).toMatchObject({
      unit: 'ratio',
      unitLabel: 'errors per user and day',
      better: 'lower',
      stat: 'ratio',
      formula: 'error events ÷ active users, both added up over days',
    });
    const days = summary('sentry.errorsPerUserDay', named('count'));
    expect(days.unit).toBe('count');
    expect(days.unitLabel).toBeUndefined();
    expect(days.formula).toBe('days of projects with traffic in the window');
  });

  it('counts incidents by the phase they came to', () => {
    expect(summary('incidents.timeToDetect', named('count')).formula).toBe(
      'incidents detected in the window',
    );
    expect(summary('incidents.timeToMitigate', named('mean')).formula).toBe(
      'mean over the incidents mitigated in the window; those still waiting are counted beside it',
    );
    expect(summary('incidents.count', named('count'))).toMatchObject({
      unit: 'count',
      better: 'lower',
      formula: 'incidents detected in the window',
    });
  });

  it('says which readings are in a mean', () => {
    const { definition } = declaredMetricSchema.parse({
      id: 'codecov.coverage',
      title: 'Coverage',
      unit: 'share',
      better: 'higher',
      shape: 'reading',
    });
    expect(summarizeMetric(definition, named('mean')).formula).toBe(
      'weighted mean of all readings in the window',
    );
    expect(summarizeMetric(definition, named('last'))).toMatchObject({
      unit: 'share',
      better: 'higher',
      stat: 'last',
      formula:
        'weighted mean of the latest reading of each series in the window',
    });
  });
});

describe('metricsTable', () => {
  it('is what docs/metrics.md shows', () => {
    const docs = resolve(__dirname, '../../../../docs/metrics.md');
    expect(readFileSync(docs, 'utf8')).toContain(`\n${metricsTable()}\n`);
  });

  it('has one row per metric', () => {
    const [head, rule, ...rows] = metricsTable().split('\n');
    expect(head).toMatch(/^\| metric +\| title/);
    expect(rule).toMatch(/^\| -+ \| -+ \|/);
    expect(rows).toHaveLength(metricDefinitions.length);
    expect(rows[0]).toContain('`p75` (default)');
    expect(rows[0]).toContain('30 d');
    const downtime = rows.find(row => row.includes('incidents.downtimeShare'));
    expect(downtime).toMatch(/\| incident +\| lower/);
    expect(downtime).toMatch(/\| – +\|$/);
  });
});
