import { Random } from '../Random';
import { Service } from '../services';
import { Team } from '../teams';
import {
  frequencyAt,
  incidentHabits,
  undetectedShareAt,
  usualHabits,
} from './habits';
import { AffectedTeam, Course, simulateIncident } from './simulateIncident';
import { CompanyIncident } from './types';

const day = 24 * 3_600_000;
/** Monday, 1 January 2024: numbers are counted from here, so that a later start of the sandbox keeps them. */
const firstDay = Date.UTC(2024, 0, 1) / day;
const teamsPerDay = 20;
const incidentsPerTeam = 500;
/** Every so many days one team gets an incident that lasts, so that some are open at any time. */
const lingeringEvery = 16;
const neglectedEvery = 10;
/** Teams with fewer in a year are left in peace. */
const fewPerYear = 10;

/** @internal */
export interface IncidentOptions {
  seed: number;
  /** The list covers the year before, and two weeks more. */
  now: Date;
  teams: readonly Team[];
  services: readonly Service[];
  /** So many times as often as usual. Default 1. */
  frequency?: number;
}

/**
 * All incidents of the company, in the order of their numbers. What happens on a day does not depend on when the list
 * begins or ends, save for trends that follow the quarter.
 *
 * @internal
 */
export function simulateIncidents(options: IncidentOptions): CompanyIncident[] {
  const { now } = options;
  const today = Math.floor(now.getTime() / day);
  const affected = affectedTeams(options);
  const incidents: CompanyIncident[] = [];
  for (let number = today - 365; number <= today + 14; number++) {
    affected.forEach((it, index) => {
      const courses = [
        ...lastingOn(affected, it, number),
        ...ordinaryOn(options, it, number),
      ];
      courses.forEach((course, place) => {
        const random = randomOf(options, it, number, place);
        const id =
          ((number - firstDay) * teamsPerDay + index) * incidentsPerTeam +
          place;
        const started = (number + startOfDay(random)) * day;
        incidents.push(simulateIncident(random, it, id, started, course));
      });
    });
  }
  return linkMerged(incidents);
}

function affectedTeams({ now, teams, services }: IncidentOptions) {
  return teams.flatMap((team): AffectedTeam[] => {
    const own = services.filter(
      it => it.team === team.name && it.type !== 'library',
    );
    const habits = incidentHabits[team.name] ?? usualHabits;
    return own.length
      ? [
          {
            team,
            habits,
            services: own,
            undetectedShareAt: undetectedShareAt(now),
          },
        ]
      : [];
  });
}

function randomOf(
  { seed }: IncidentOptions,
  { team }: AffectedTeam,
  number: number,
  part: string | number,
): Random {
  return new Random(seed, 'incident', team.name, number, part);
}

/** The teams take turns, save for those that such an incident would make another. */
function lastingOn(
  teams: readonly AffectedTeam[],
  { team }: AffectedTeam,
  number: number,
): Course[] {
  const taking = teams.filter(
    ({ habits }) => !habits.blind && habits.perYear >= fewPerYear,
  );
  const turn = (every: number) =>
    number % every === 0 &&
    taking[(number / every) % taking.length].team === team;
  return [
    ...(turn(lingeringEvery) ? ['lingering' as const] : []),
    ...(turn(neglectedEvery) ? ['neglected' as const] : []),
  ];
}

function ordinaryOn(
  options: IncidentOptions,
  affected: AffectedTeam,
  number: number,
): Course[] {
  const { habits } = affected;
  const weekend = (number + 4) % 7 === 0 || (number + 4) % 7 === 6;
  const expected =
    (habits.perYear / 365) *
    (weekend ? 0.6 : 1.16) *
    frequencyAt(habits, options.now)(number * day) *
    (options.frequency ?? 1);
  const random = randomOf(options, affected, number, 'count');
  const count = Math.floor(expected + random.fraction());
  return Array<Course>(Math.min(count, incidentsPerTeam - 2)).fill('ordinary');
}

/** Share of the day at which it begins: releases in the daytime break more than nights do. */
function startOfDay(random: Random): number {
  return random.chance(0.7) ? random.between(0.33, 0.75) : random.fraction();
}

/** Each merged one went into the last of its team that was none, if that is not long ago. */
function linkMerged(incidents: readonly CompanyIncident[]): CompanyIncident[] {
  const last = new Map<string, CompanyIncident>();
  return incidents.map(incident => {
    const { kind, team, happened } = incident;
    const target = last.get(team);
    if (kind === 'real') {
      last.set(team, incident);
    }
    if (kind !== 'merged') {
      return incident;
    }
    return target && happened.started - target.happened.started < 30 * day
      ? { ...incident, mergedInto: target.number }
      : { ...incident, kind: 'declined' };
  });
}
