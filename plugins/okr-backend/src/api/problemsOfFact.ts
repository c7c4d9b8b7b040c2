import {
  incidentPhases,
  PushedFact,
} from '@keyresults/backstage-plugin-okr-common';
import { MetricRegistry } from '../evaluation';

/** Clocks of senders go wrong by less than this. */
const DAY_MS = 86_400_000;
const YEAR_2000 = Date.UTC(2000, 0, 1);

/** Products and quotients of numbers within both stay numbers, however many are added up. */
const GREATEST = 1e15;
const LEAST_DIVISOR = 1e-9;

/** What is wrong with a field, in words that can stand behind its name. @internal */
export type Said = [field: string, message: string];

/** What is wrong with a fact of a known shape. @internal */
export function problemsOfFact(
  fact: PushedFact,
  metrics: MetricRegistry,
  now: number,
): Said[] {
  return [
    ...idProblems(fact),
    ...metricProblems(fact, metrics),
    ...numberProblems(fact),
    ...timeProblems(fact, now),
  ];
}

/** An id that is stored otherwise than it was sent would not be found again. */
function idProblems({ id }: PushedFact): Said[] {
  return /\0|\p{Surrogate}/u.test(id)
    ? [['id', 'must not hold zero characters and halves of characters']]
    : [];
}

function numberProblems(fact: PushedFact): Said[] {
  switch (fact.shape) {
    case 'dailyRatio':
      return [
        ...greatProblems('numerator', fact.numerator),
        ...divisorProblems('denominator', fact.denominator),
      ];
    case 'reading':
      return [
        ...greatProblems('value', fact.value),
        ...divisorProblems('weight', fact.weight ?? 1),
      ];
    default:
      return [];
  }
}

function greatProblems(field: string, value: number): Said[] {
  return Math.abs(value) > GREATEST
    ? [[field, `must lie between -${GREATEST} and ${GREATEST}`]]
    : [];
}

function divisorProblems(field: string, value: number): Said[] {
  return value > 0 && value < LEAST_DIVISOR
    ? [[field, `must be at least ${LEAST_DIVISOR}`]]
    : greatProblems(field, value);
}

function metricProblems(fact: PushedFact, metrics: MetricRegistry): Said[] {
  if (fact.shape === 'incident') {
    return [];
  }
  const { metric, shape } = fact;
  const definition = metrics.findDeclared(metric);
  if (!definition) {
    return [
      [
        'metric',
        metrics.find(metric)
          ? `The metric ${metric} is not declared in okr.metrics: nobody but its own source tells about it`
          : `The metric ${metric} is not declared in okr.metrics`,
      ],
    ];
  }
  if (definition.shape !== shape) {
    return [
      ['shape', `The metric ${metric} is declared as ${definition.shape}`],
    ];
  }
  return fact.shape === 'span' &&
    definition.estimator === 'share' &&
    fact.matches === undefined
    ? [['matches', `is missing: ${metric} is the share of those that match`]]
    : [];
}

/**
 * Instants of incidents are taken as they are: what cannot be right about them is told with their numbers. Only those
 * that cannot be written as they came are refused.
 */
function timeProblems(fact: PushedFact, now: number): Said[] {
  switch (fact.shape) {
    case 'dailyRatio':
      return instantProblems('day', fact.day, now);
    case 'reading':
      return instantProblems('at', fact.at, now);
    case 'span':
      return spanProblems(fact, now);
    default:
      return incidentPhases.flatMap((phase): Said[] => {
        const text = fact.phases[phase];
        const year = text === undefined ? 0 : new Date(text).getUTCFullYear();
        return year >= 0 && year <= 9999
          ? []
          : [[`phases.${phase}`, 'lies outside of the years 0 to 9999']];
      });
  }
}

/** @internal */
export function instantProblems(
  field: string,
  text: string,
  now: number,
): Said[] {
  const at = Date.parse(text);
  if (at < YEAR_2000) {
    return [[field, 'lies before the year 2000']];
  }
  return at > now + DAY_MS ? [[field, 'lies in the future']] : [];
}

function spanProblems(
  { start, end, outcome }: Extract<PushedFact, { shape: 'span' }>,
  now: number,
): Said[] {
  const problems = instantProblems('start', start, now);
  if (end === undefined) {
    return outcome === undefined
      ? problems
      : [...problems, ['outcome', 'is only known once there is an end']];
  }
  if (Date.parse(end) < Date.parse(start)) {
    return [['end', 'must not be before start']];
  }
  return problems.length > 0 ? problems : instantProblems('end', end, now);
}
