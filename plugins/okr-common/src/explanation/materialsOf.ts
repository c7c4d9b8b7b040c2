import { downtimeOf, Impact } from '../estimation/estimateDowntimeShare';
import {
  incidentSpans,
  estimateIncidentCount,
  estimateUndetectedShare,
} from '../estimation/estimateIncidents';
import { estimateRatio } from '../estimation/estimateDays';
import { latestOfEach } from '../estimation/estimateReading';
import { estimateShare } from '../estimation/estimateShare';
import { sumsOfSeries } from '../estimation/estimateSum';
import { MeasureInput, MetricFacts } from '../estimation/measure';
import { windowAsOf } from '../estimation/spanInWindow';
import { sumOf } from '../estimation/sumOf';
import { MetricResult, Reading, Span } from '../estimation/types';
import { waitsInWindow } from '../estimation/waitsInWindow';
import { readEachIncident } from '../incidents/IncidentReading';
import { downtimeShares } from './downtimeShares';
import { sizeOf } from './GroupedWaits';
import { Material } from './types';

/** What is asked of the facts of one window. @public */
export type MaterialQuestion = Omit<MeasureInput, 'facts' | 'isDowntime'> &
  Required<Pick<MeasureInput, 'isDowntime'>>;

/** Facts of one shape. */
type Facts<Shape extends MetricFacts['shape']> = Extract<
  MetricFacts,
  { shape: Shape }
>;

/**
 * The facts of each part, as far as the number of the whole needs them. Put together, they are what it is measured from.
 *
 * @param facts - of each part, all of the metric's shape; an incident is in one part only
 * @throws Error when the facts are of another shape
 * @public
 */
export function materialsOf(
  facts: ReadonlyMap<string, MetricFacts>,
  question: MaterialQuestion,
): Map<string, Material> {
  const { definition, stat } = question;
  const isCount = stat.kind === 'named' && stat.name === 'count';
  switch (definition.estimator) {
    case 'downtimeShare':
      return downtimeMaterials(partsOf(facts, 'incident'), question, isCount);
    case 'reading':
      return readingMaterials(partsOf(facts, 'reading'), question, isCount);
    case 'share':
      return mapParts(partsOf(facts, 'span'), ({ spans }) => {
        const share = estimateShare({ ...question, spans, stat: 'share' });
        const matches = estimateShare({
          ...question,
          spans: spans.filter(span => span.matches),
          stat: 'count',
        });
        return isCount
          ? amount(share.answered)
          : sums(share.answered, matches.answered, share.answered);
      });
    case 'ratio':
      return mapParts(partsOf(facts, 'dailyRatio'), ({ days }) => {
        const ratio = estimateRatio({ ...question, days, stat: 'ratio' });
        return isCount ? amount(ratio.answered) : sumsOf(ratio);
      });
    case 'sum':
      return mapParts(partsOf(facts, 'dailyRatio'), ({ days }) => {
        const { known, counted, sum } = sumsOfSeries({ ...question, days });
        return isCount ? amount(known) : amount(known, sum ?? counted);
      });
    case 'incidentCount':
      return mapParts(partsOf(facts, 'incident'), ({ incidents }) =>
        amount(estimateIncidentCount({ ...question, incidents }).answered),
      );
    case 'undetectedShare':
      return mapParts(partsOf(facts, 'incident'), ({ incidents }) => {
        const share = estimateUndetectedShare({
          ...question,
          incidents,
          stat: 'share',
        });
        return isCount ? amount(share.answered) : sumsOf(share);
      });
    default:
      return mapParts(facts, some => waitMaterial(some, question));
  }
}

function waitMaterial(
  facts: MetricFacts,
  question: MaterialQuestion,
): Material {
  const { definition, stat, abandonedAfterSeconds } = question;
  const days = definition.abandonedAfterDays ?? Infinity;
  const waits = waitsInWindow({
    ...question,
    spans: spansOf(facts, question),
    abandonedAfterSeconds: abandonedAfterSeconds ?? days * 86_400,
  });
  const { answered, censored } = waits;
  if (stat.kind === 'named' && stat.name === 'count') {
    return amount(answered.length);
  }
  return stat.kind === 'named' && stat.name === 'mean'
    ? sums(answered.length, sumOf(answered) / 1000, answered.length)
    : { kind: 'waits', items: sizeOf(waits), answered, censored };
}

function spansOf(
  facts: MetricFacts,
  question: MaterialQuestion,
): readonly Span[] {
  const { phases } = question.definition;
  if (facts.shape === 'incident' && phases) {
    return incidentSpans({ ...question, ...facts, phases }).spans;
  }
  return ofShape(facts, 'span').spans;
}

/** Of the latest reading of each series the part is the series' own, whatever it was before. */
function readingMaterials(
  facts: ReadonlyMap<string, Facts<'reading'>>,
  { window, asOf, stat }: MaterialQuestion,
  isCount: boolean,
): Map<string, Material> {
  const { from, to } = windowAsOf(window, asOf);
  const seen = [...facts.values()]
    .flatMap(({ readings }) => readings)
    .filter(({ at }) => at >= from && at < to);
  const isLast = stat.kind === 'named' && stat.name === 'last';
  const used = new Set<Reading>(isLast ? latestOfEach(seen) : seen);
  return mapParts(facts, ({ readings }) => {
    const own = readings.filter(reading => used.has(reading));
    return isCount
      ? amount(own.length)
      : sums(
          own.length,
          sumOf(own.map(({ value, weight }) => value * weight)),
          sumOf(own.map(({ weight }) => weight)),
        );
  });
}

function downtimeMaterials(
  facts: ReadonlyMap<string, Facts<'incident'>>,
  question: MaterialQuestion,
  isCount: boolean,
): Map<string, Material> {
  const { asOf } = question;
  const window = windowAsOf(question.window, asOf);
  const impacts = mapParts(facts, ({ incidents }) =>
    readEachIncident(incidents, asOf).flatMap((reading): Impact[] => {
      const impact = downtimeOf(reading, question);
      return typeof impact === 'object' ? [impact] : [];
    }),
  );
  const shares = downtimeShares(impacts, window);
  const length = window.to - window.from;
  return new Map(
    [...impacts].map(([part, { length: items }]) => [
      part,
      isCount
        ? amount(items)
        : amount(items, length > 0 ? (shares.get(part) ?? 0) / length : 0),
    ]),
  );
}

function mapParts<From, To>(
  parts: ReadonlyMap<string, From>,
  make: (part: From) => To,
): Map<string, To> {
  return new Map([...parts].map(([key, part]) => [key, make(part)]));
}

function amount(items: number, value: number = items): Material {
  return { kind: 'amount', items, amount: value };
}

function sums(items: number, numerator: number, denominator: number): Material {
  return { kind: 'sums', items, numerator, denominator };
}

function sumsOf({ answered, sums: both }: MetricResult): Material {
  return sums(answered, both?.numerator ?? 0, both?.denominator ?? 0);
}

function partsOf<Shape extends MetricFacts['shape']>(
  facts: ReadonlyMap<string, MetricFacts>,
  shape: Shape,
): Map<string, Facts<Shape>> {
  return mapParts(facts, some => ofShape(some, shape));
}

function ofShape<Shape extends MetricFacts['shape']>(
  facts: MetricFacts,
  shape: Shape,
): Facts<Shape> {
  if (!isOfShape(facts, shape)) {
    throw new Error(`Facts of the shape ${facts.shape} are not ${shape}`);
  }
  return facts;
}

function isOfShape<Shape extends MetricFacts['shape']>(
  facts: MetricFacts,
  shape: Shape,
): facts is Facts<Shape> {
  return facts.shape === shape;
}
