import fc from 'fast-check';
import { businessCalendar } from '../../calendar/businessCalendar';
import { measure, MetricFacts } from '../../estimation/measure';
import { MetricValue } from '../../estimation/types';
import { findMetric } from '../../metrics/findMetric';
import {
  MetricDefinition,
  NamedStat,
  Stat,
} from '../../metrics/MetricDefinition';
import { explainChange, ExplainedChange } from '../explainChange';
import { materialsOf, MaterialQuestion } from '../materialsOf';
import { Both, Material, Side } from '../types';
import {
  days,
  incidents,
  PartFacts,
  readings,
  sides,
  spans,
  windows,
} from './partedFacts';

const metric = (id: string): MetricDefinition => {
  const found = findMetric(id);
  if (!found) {
    throw new Error(`There is no ${id}`);
  }
  return found;
};

const coverage: MetricDefinition = {
  ...metric('github.maintenanceShare'),
  id: 'test.coverage',
  shape: 'reading',
  estimator: 'reading',
  stats: ['last', 'mean', 'count'],
};

const events: MetricDefinition = {
  ...metric('sentry.errorsPerUserDay'),
  id: 'test.events',
  estimator: 'sum',
  unit: 'count',
  stats: ['sum', 'count'],
};

const named = (name: NamedStat): Stat => ({ kind: 'named', name });
const within = (hours: number): Stat => ({
  kind: 'within',
  seconds: hours * 3_600,
});

export interface Case {
  definition: MetricDefinition;
  stat: Stat;
  facts: fc.Arbitrary<PartFacts[]>;
}

const reviewWait = metric('github.reviewWait');
export const ofWaits: Case[] = [
  named('p50'),
  named('p75'),
  named('p90'),
  within(24),
].map(stat => ({ definition: reviewWait, stat, facts: spans }));

export const cases: Case[] = [
  ...ofWaits,
  ...['mean' as const, 'count' as const].map(name => ({
    definition: reviewWait,
    stat: named(name),
    facts: spans,
  })),
  ...['share' as const, 'count' as const].map(name => ({
    definition: metric('github.maintenanceShare'),
    stat: named(name),
    facts: spans,
  })),
  ...['ratio' as const, 'count' as const].map(name => ({
    definition: metric('sentry.errorsPerUserDay'),
    stat: named(name),
    facts: days,
  })),
  ...['sum' as const, 'count' as const].map(name => ({
    definition: events,
    stat: named(name),
    facts: days,
  })),
  ...['last' as const, 'mean' as const, 'count' as const].map(name => ({
    definition: coverage,
    stat: named(name),
    facts: readings,
  })),
  ...[
    ['incidents.count', 'count'],
    ['incidents.timeToDetect', 'p50'],
    ['incidents.timeToResolve', 'mean'],
    ['incidents.timeToResolve', 'count'],
    ['incidents.undetectedShare', 'share'],
    ['incidents.undetectedShare', 'count'],
    ['incidents.downtimeShare', 'share'],
    ['incidents.downtimeShare', 'count'],
  ].map(([id, name]) => ({
    definition: metric(id),
    stat: named(name as NamedStat),
    facts: incidents,
  })),
];

const calendar = businessCalendar({ timeZone: 'Europe/Berlin' });
const questionOf = (
  { definition, stat }: Pick<Case, 'definition' | 'stat'>,
  side: Side,
): MaterialQuestion => ({
  definition,
  stat,
  window: windows[side],
  asOf: windows[side].to,
  calendar,
  isDowntime: severity => severity === 'SEV1',
});

function mergeFacts(all: readonly MetricFacts[]): MetricFacts {
  const [first] = all;
  switch (first.shape) {
    case 'span':
      return {
        shape: 'span',
        spans: all.flatMap(it => (it.shape === 'span' ? it.spans : [])),
      };
    case 'dailyRatio':
      return {
        shape: 'dailyRatio',
        days: all.flatMap(it => (it.shape === 'dailyRatio' ? it.days : [])),
      };
    case 'reading':
      return {
        shape: 'reading',
        readings: all.flatMap(it =>
          it.shape === 'reading' ? it.readings : [],
        ),
      };
    default:
      return {
        shape: 'incident',
        incidents: all.flatMap(it =>
          it.shape === 'incident' ? it.incidents : [],
        ),
      };
  }
}

/** The numbers themselves, measured of all facts together as a page does it. */
export function wholeOf(
  one: Case,
  parts: readonly PartFacts[],
): Both<MetricValue> {
  const of = (side: Side) =>
    measure({
      ...questionOf(one, side),
      facts: mergeFacts(parts.map(part => part[side])),
    }).value;
  return { then: of('then'), now: of('now') };
}

export function materials(
  one: Case,
  parts: ReadonlyMap<string, PartFacts>,
): Map<string, Both<Material>> {
  const of = (side: Side) =>
    materialsOf(
      new Map([...parts].map(([key, facts]) => [key, facts[side]])),
      questionOf(one, side),
    );
  const [then, now] = sides.map(of);
  return new Map(
    [...parts.keys()].flatMap(key => {
      const before = then.get(key);
      const after = now.get(key);
      return before && after && before.items + after.items > 0
        ? [[key, { then: before, now: after }] as const]
        : [];
    }),
  );
}

export const keyed = (parts: readonly PartFacts[]) =>
  new Map(parts.map((facts, index) => [`part ${index}`, facts] as const));

export const explain = (
  one: Case,
  parts: ReadonlyMap<string, PartFacts>,
): ExplainedChange =>
  explainChange(
    materials(one, parts),
    wholeOf(one, [...parts.values()]),
    one.stat,
  );
