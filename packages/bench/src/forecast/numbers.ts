import { Random } from '../installation/Random';
import { evaluateSaid, SaidOfDay } from './byHand';
import { KindOfForecast } from './kinds';
import { normal } from './normal';
import { cycle, lookedAt, mondayOf, weeksBefore, weeksOfCycle } from './weeks';

interface KeptNumber {
  /** What it is promised to be, and what it was; of what becomes of it nothing is known then. */
  from: number;
  to: number;
  /** What it is at the end of each week of the cycle. */
  values: number[];
}

type Course = (random: Random) => KeptNumber;

/** Some more each week, such as talks with customers. */
const addingUp: Course = random => {
  const perWeek = 0.5 + 4 * random.fraction();
  let sum = 0;
  const values = Array.from({ length: weeksOfCycle }, () => {
    sum += Math.max(
      0,
      Math.round(perWeek + Math.sqrt(perWeek) * normal(random)),
    );
    return sum;
  });
  const to = perWeek * weeksOfCycle * (0.5 + random.fraction());
  return { from: 0, to: Math.ceil(to), values };
};

/** A survey's points, which may lie below nought. */
const points: Course = random => {
  const from = Math.round(60 * random.fraction() - 20);
  const step = 2 * (random.fraction() - 0.5);
  let level = from;
  const values = Array.from({ length: weeksOfCycle }, () => {
    level += step + 0.8 * normal(random);
    return Math.round(level + 2 * normal(random));
  });
  return { from, to: from + 1 + random.below(15), values };
};

/** Something large that grows or falls by proportion, such as a bill. */
const byProportion: Course = random => {
  const from = Math.round(10 ** (2 + 3 * random.fraction()));
  const step = 0.06 * (random.fraction() - 0.5);
  let level = from;
  const values = Array.from({ length: weeksOfCycle }, () => {
    level *= Math.exp(step + 0.03 * normal(random));
    return Math.round(level * Math.exp(0.03 * normal(random)));
  });
  const to = from * (0.6 + 0.35 * random.fraction());
  return { from, to: Math.round(to), values };
};

const courses = [addingUp, points, byProportion];

/** How many of the weekly check-ins are forgotten. */
const forgotten = 0.1;

/** Numbers without a metric, said in a check-in of most weeks, and at the end. */
export const numbers: KindOfForecast = {
  what: 'numbers kept by check-ins',
  mostWithin: 0.85,
  tell(team, random) {
    const { from, to, values } = courses[team % courses.length](random);
    const end = values[weeksOfCycle - 1];
    const said = values.flatMap((value, week): SaidOfDay[] =>
      week < weeksOfCycle - 1 && random.chance(forgotten)
        ? []
        : [{ at: mondayOf(weeksBefore + week + random.fraction()), value }],
    );
    const { week, running } = lookedAt(random);
    const promise = { kind: 'manual', from, to } as const;
    const asOf = mondayOf(weeksBefore + week + running);
    const { forecast } = evaluateSaid(promise, said, asOf);
    const { state } = evaluateSaid(promise, said, cycle.to);
    return (
      forecast && {
        ...forecast,
        made: state === 'achieved',
        isWithin: end >= forecast.low && end <= forecast.high,
      }
    );
  },
};
