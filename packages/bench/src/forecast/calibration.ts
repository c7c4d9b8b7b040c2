import { Forecast } from '@keyresults/backstage-plugin-okr-common';
import { Benchmark, Figure } from '../Benchmark';
import { milliseconds, whole } from '../format';
import { Random } from '../installation/Random';
import { waitsOf, weeksBefore, weeksOfCycle } from './company';
import { foretell, p75, weeksOfAValue } from './foretell';

const keyResults = 20_000;
/** By how much what comes true may differ from what was told. */
const allowed = 0.1;

interface Told extends Forecast {
  made: boolean;
  isWithin: boolean;
}

/**
 * Whether the chance of making it can be believed: of key results that are given a chance of 70 %, about 70 % are to make
 * it.
 */
export const forecastCalibration: Benchmark = {
  name: 'forecast-calibration',
  async run({ say }) {
    say(`foretelling the end of ${whole(keyResults)} key results`);
    const random = new Random(20_261_122);
    const started = performance.now();
    let foretellingMs = 0;
    const told: Told[] = [];
    for (let team = 0; team < keyResults; team += 1) {
      const waits = waitsOf(team, random);
      const baseline = p75(
        waits.slice(weeksBefore - weeksOfAValue, weeksBefore),
      );
      const value = baseline * (0.4 + 0.7 * random.fraction());
      const seen = weeksBefore + 1 + random.below(weeksOfCycle - 1);
      const running = random.fraction();
      const before = performance.now();
      const forecast = foretell({ waits, seen, running, baseline, value });
      foretellingMs += performance.now() - before;
      const end = p75(waits.slice(-weeksOfAValue));
      if (forecast) {
        told.push({
          ...forecast,
          // A target value above the baseline wants it to rise.
          made: value < baseline ? end <= value : end >= value,
          isWithin: end >= forecast.low && end <= forecast.high,
        });
      }
    }
    const share = foretellingMs / (performance.now() - started);
    return [
      ...[0, 0.2, 0.4, 0.6, 0.8].map(from => reliability(told, from)),
      interval(told, foretellingMs, share),
    ];
  },
};

function reliability(all: readonly Told[], from: number): Figure {
  const told = all.filter(
    ({ chance }) =>
      chance >= from && (chance < from + 0.2 || from + 0.2 > 0.99),
  );
  const expected = mean(told.map(({ chance }) => chance));
  const made = mean(told.map(one => Number(one.made)));
  return {
    what: `key results given a chance of ${percent(from)} to ${percent(
      from + 0.2,
    )}: made it`,
    measured: percent(made),
    beside: `told ${percent(expected)} on average, ${whole(
      told.length,
    )} key results`,
    aim: `within ${percent(allowed).slice(0, -1)} points`,
    met: Math.abs(made - expected) <= allowed,
  };
}

function interval(
  told: readonly Told[],
  foretellingMs: number,
  share: number,
): Figure {
  const within = mean(told.map(({ isWithin }) => Number(isWithin)));
  return {
    what: 'values at the end that lay within the interval told',
    measured: percent(within),
    beside: `told 80%; evaluating one takes ${milliseconds(
      foretellingMs / told.length,
    )}, ${percent(share)} of the run`,
    aim: '75% to 85%',
    met: within >= 0.75 && within <= 0.85,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function percent(value: number): string {
  return `${Math.round(value * 100)}%`;
}
