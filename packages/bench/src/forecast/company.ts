import { Random } from '../installation/Random';
import { normal } from './normal';
import { weeksBefore, weeksOfCycle } from './weeks';

const hour = 3600;

const weeks = weeksBefore + weeksOfCycle;

/** What becomes of a team's waits over half a year, as factors of how they were. */
type Course = (random: Random) => number[];

const steady: Course = () => Array.from({ length: weeks }, () => 1);

/** A few percent up or down, week after week. */
const drifting: Course = random => {
  const step = 0.08 * (random.fraction() - 0.5);
  return Array.from({ length: weeks }, (_, week) => Math.exp(step * week));
};

const wandering: Course = random => {
  let level = 0;
  return Array.from({ length: weeks }, () => {
    level += 0.12 * normal(random);
    return Math.exp(level);
  });
};

/** Somebody leaves, or a rule is made: from one week to the next. */
const stepping: Course = random => {
  const at = 4 + random.below(weeks - 8);
  const factor = Math.exp(0.5 * normal(random));
  return Array.from({ length: weeks }, (_, week) => (week < at ? 1 : factor));
};

/** A team that sets to work some time in the cycle, and gets somewhere in two months. */
const turning: Course = random => {
  const at = weeksBefore + random.below(weeksOfCycle - 4);
  return Array.from({ length: weeks }, (_, week) =>
    Math.exp(-0.07 * Math.min(8, Math.max(0, week - at))),
  );
};

const courses = [steady, drifting, wandering, stepping, turning];

/** A team's waits in seconds, week by week. */
export function waitsOf(team: number, random: Random): number[][] {
  const course = courses[team % courses.length](random);
  const perWeek = 5 + random.below(36);
  return course.map(factor => {
    const count = Math.max(1, perWeek + Math.round(2 * normal(random)));
    return Array.from({ length: count }, () => random.wait(20 * hour * factor));
  });
}
