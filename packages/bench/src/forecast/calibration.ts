import { Benchmark, Figure } from '../Benchmark';
import { milliseconds, whole } from '../format';
import { Random } from '../installation/Random';
import { habits } from './habits';
import { KindOfForecast, Told } from './kinds';
import { measured } from './measured';
import { numbers } from './numbers';

const keyResults = 20_000;
/** By how much what comes true may differ from what was told. */
const allowed = 0.1;

/**
 * Whether the chance of making it can be believed: of key results that are given a chance of 70 %, about 70 % are to make
 * it.
 */
export const forecastCalibration: Benchmark = {
  name: 'forecast-calibration',
  async run({ say }) {
    return [measured, numbers, habits].flatMap(kind => {
      say(`foretelling the end of ${whole(keyResults)} ${kind.what}`);
      return figuresOf(kind);
    });
  },
};

function figuresOf(kind: KindOfForecast): Figure[] {
  const random = new Random(20_261_122);
  const started = performance.now();
  const told = Array.from({ length: keyResults }, (_, team) =>
    kind.tell(team, random),
  ).filter(one => one !== undefined);
  const each = (performance.now() - started) / keyResults;
  return [
    ...[0, 0.2, 0.4, 0.6, 0.8].map(from => reliability(kind, told, from)),
    interval(kind, told, each),
  ];
}

function reliability(
  { what }: KindOfForecast,
  all: readonly Told[],
  from: number,
): Figure {
  const told = all.filter(
    ({ chance }) =>
      chance >= from && (chance < from + 0.2 || from + 0.2 > 0.99),
  );
  const expected = mean(told.map(({ chance }) => chance));
  const made = mean(told.map(one => Number(one.made)));
  return {
    what: `${what} given a chance of ${percent(from)} to ${percent(
      from + 0.2,
    )}: made it`,
    measured: percent(made),
    beside: `told ${percent(expected)} on average, ${whole(told.length)}`,
    aim: `within ${percent(allowed).slice(0, -1)} points`,
    met: Math.abs(made - expected) <= allowed,
  };
}

function interval(
  { what, mostWithin }: KindOfForecast,
  told: readonly Told[],
  eachMs: number,
): Figure {
  const within = mean(told.map(({ isWithin }) => Number(isWithin)));
  return {
    what: `${what}: values at the end that lay within the interval told`,
    measured: percent(within),
    beside: `told 80%; drawing and evaluating one takes ${milliseconds(
      eachMs,
    )}`,
    aim: `75% to ${percent(mostWithin)}`,
    met: within >= 0.75 && within <= mostWithin,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function percent(value: number): string {
  return `${Math.round(value * 100)}%`;
}
