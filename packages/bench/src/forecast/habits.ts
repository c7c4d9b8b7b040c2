import { Random } from '../installation/Random';
import { evaluateSaid, SaidOfDay } from './byHand';
import { KindOfForecast } from './kinds';
import { cycle, lookedAt, mondayOf, weeksBefore, weeksOfCycle } from './weeks';

/** In which weeks of the cycle a habit is kept. */
type Course = (random: Random) => boolean[];

const weeks = Array.from({ length: weeksOfCycle }, (_, week) => week);

/** Every week anew, some teams mostly and some hardly ever. */
const steady: Course = random => {
  const often = random.fraction();
  return weeks.map(() => random.chance(often));
};

/** Weeks in a row: who kept it, or missed it, does so again. */
const inRows: Course = random => {
  const often = random.fraction();
  let isKept = random.chance(often);
  return weeks.map(() => {
    if (random.chance(0.4)) {
      isKept = random.chance(often);
    }
    return isKept;
  });
};

/** It wears off, or grows on people, by a few percent a week. */
const drifting: Course = random => {
  const often = random.fraction();
  const step = 0.06 * (random.fraction() - 0.5);
  return weeks.map(week => random.chance(often + step * week));
};

const courses = [steady, inRows, drifting];

/** Once a week, ticked on the day. */
export const habits: KindOfForecast = {
  what: 'habits',
  mostWithin: 0.95,
  tell(team, random) {
    const said = courses[team % courses.length](random).map(
      (isKept, week): SaidOfDay => ({
        at: mondayOf(weeksBefore + week + random.fraction()),
        ticks: isKept ? 1 : 0,
      }),
    );
    const { week, running } = lookedAt(random);
    const habit = { kind: 'habit', times: 1, per: 'week' } as const;
    const { forecast } = evaluateSaid(
      habit,
      said,
      mondayOf(weeksBefore + week + running),
    );
    const { state } = evaluateSaid(habit, said, cycle.to);
    const kept = said.filter(({ ticks }) => ticks === 1).length;
    return (
      forecast && {
        ...forecast,
        made: state === 'achieved',
        isWithin: kept >= forecast.low && kept <= forecast.high,
      }
    );
  },
};
