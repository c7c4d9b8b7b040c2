import { Company, ErrorDay, errorEnvironments, ErrorProject } from 'sandbox';
import { Told } from './truth';

const dayLength = 86_400_000;

/**
 * What must be known of the whole days of several projects together, in production: their people are put into one set,
 * by name.
 */
export function jointTruth(
  { errors }: Company,
  projects: readonly ErrorProject[],
  { from, to, droppedShare = 0.1 }: DaySpan,
): Map<string, Told> {
  const result = new Map<string, Told>();
  for (
    let start = Date.parse(from);
    start < Date.parse(to);
    start += dayLength
  ) {
    const day = new Date(start).toISOString().slice(0, 10);
    const all = projects.map(project => ({
      project,
      told: errors.day(project, 'production', day),
      isCounted: droppedOf(project, day) <= droppedShare + 1e-12,
    }));
    const put = (
      metric: string,
      some: ReadonlyArray<{ told: ErrorDay }>,
      denominator: number,
      complete = true,
      numerator = some.reduce((sum, { told }) => sum + told.events, 0),
    ) =>
      result.set(`sentry.${metric} ${day}`, {
        day,
        numerator,
        denominator,
        complete,
      });

    const withSessions = all.filter(
      ({ project, told }) =>
        project.releaseHealth &&
        project.identifiesUsers &&
        told.active.to > told.active.from,
    );
    const good = withSessions.filter(it => it.isCounted);
    const counted = all.filter(it => it.isCounted && it.told.events > 0);
    if (good.length > 0) {
      put('errorsPerUserDay', good, people(good, 'active'));
    } else if (counted.length > 0) {
      put('errorsPerUserDay', counted, 0);
    } else if (all.some(({ told }) => told.events > 0)) {
      put('errorsPerUserDay', all, people(withSessions, 'active'), false);
    }
    const without = counted.filter(({ project }) => !project.releaseHealth);
    if (without.length > 0) {
      put('errorsPerAffectedUser', without, people(without, 'affected'));
    }
    if (withSessions.length > 0) {
      const active = people(withSessions, 'active');
      const crashed = people(withSessions, 'crashed');
      put('crashFreeUsers', [], active, true, active - crashed);
    }
  }
  return result;

  function droppedOf(project: ErrorProject, day: string): number {
    let [lost, sent] = [0, 0];
    for (const environment of errorEnvironments) {
      const it = errors.day(project, environment, day);
      lost += it.rateLimited + it.clientDiscarded;
      sent += it.events;
    }
    return lost + sent > 0 ? lost / (lost + sent) : 0;
  }
}

/** UTC days, the first in it and the first behind it. */
interface DaySpan {
  from: string;
  to: string;
  droppedShare?: number;
}

function people(
  some: ReadonlyArray<{ project: ErrorProject; told: ErrorDay }>,
  which: 'active' | 'affected' | 'crashed',
): number {
  const names = new Set<string>();
  for (const { project, told } of some) {
    const { from, to } = told[which];
    for (let number = from; number < to; number++) {
      names.add(`${project.audience} ${number}`);
    }
  }
  return names.size;
}
