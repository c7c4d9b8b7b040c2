import { UnansweredError } from '../client';
import {
  countedParts,
  DayRange,
  DayRules,
  daysIn,
  JointDay,
  PartDay,
  partsWithoutSessions,
  SessionCounts,
  addDays,
} from '../days';
import { OrganizationReader, ProjectDays } from './OrganizationReader';
import { Project } from './ProjectDirectory';

/** A project with what was read of it. @internal */
export interface ReadPart {
  project: Project;
  days: ProjectDays;
}

/** Which projects' people are to be counted together on which days. */
interface Question {
  projects: Project[];
  days: string[];
}

/** Questions about sets of projects, and what came of them. */
class Together<Answer> {
  private readonly questions = new Map<string, Question>();
  private readonly answers = new Map<string, Map<string, Answer>>();

  constructor(
    private readonly projects: ReadonlyMap<string, Project>,
    private readonly hasPeople: (part: PartDay) => boolean,
  ) {}

  need(day: string, parts: readonly PartDay[]): void {
    if (parts.filter(this.hasPeople).length < 2) return;
    const key = keyOf(parts);
    const known = this.questions.get(key);
    if (known) {
      known.days.push(day);
      return;
    }
    this.questions.set(key, {
      projects: parts.flatMap(
        ({ projectId }) => this.projects.get(projectId) ?? [],
      ),
      days: [day],
    });
  }

  async ask(
    read: (
      projects: readonly Project[],
      range: DayRange,
    ) => Promise<Map<string, Answer>>,
  ): Promise<void> {
    for (const [key, { projects, days }] of this.questions) {
      const [first] = days;
      const last = days[days.length - 1];
      this.answers.set(
        key,
        await read(projects, { from: first, to: addDays(last, 1) }),
      );
    }
  }

  /**
   * @returns undefined where nobody is known
   * @throws UnansweredError
   */
  answer(
    day: string,
    parts: readonly PartDay[],
    own: (part: PartDay) => Answer,
  ): Answer | undefined {
    const [one, ...others] = parts.filter(this.hasPeople);
    if (!one) return undefined;
    if (others.length === 0) return own(one);
    const answer = this.answers.get(keyOf(parts))?.get(day);
    if (answer === undefined) {
      throw new UnansweredError(
        `the users of several projects on ${day} are missing`,
      );
    }
    return answer;
  }
}

/**
 * Counts the people of several projects together. Each set of projects is asked about once for all its days; a set of
 * which one project alone had people that day, not at all: then its own count is the answer.
 *
 * @returns by UTC day
 * @throws as `OrganizationReader.readDays` does
 * @internal
 */
export async function readTogether(
  reader: OrganizationReader,
  parts: readonly ReadPart[],
  range: DayRange,
  rules: DayRules,
): Promise<Map<string, JointDay>> {
  const projects = new Map(parts.map(({ project }) => [project.id, project]));
  const days = new Map(
    daysIn(range).map(day => [day, partsOn(day, parts)] as const),
  );
  const active = new Together<SessionCounts>(projects, hasActive);
  const affected = new Together<number>(projects, hasAffected);
  for (const [day, ofDay] of days) {
    active.need(day, ofDay);
    active.need(day, countedParts(ofDay, rules));
    affected.need(day, partsWithoutSessions(ofDay, rules));
  }
  await active.ask((some, within) => reader.readActiveUsers(some, within));
  await affected.ask((some, within) => reader.readAffectedUsers(some, within));
  const activeOf = (day: string, some: readonly PartDay[]) =>
    active.answer(day, some, ({ counts }) => counts) ?? { activeUsers: 0 };
  return new Map(
    [...days].map(([day, ofDay]) => [
      day,
      {
        parts: ofDay,
        active: activeOf(day, countedParts(ofDay, rules)),
        activeInAll: activeOf(day, ofDay),
        affectedUsers:
          affected.answer(
            day,
            partsWithoutSessions(ofDay, rules),
            ({ counts }) => counts.affectedUsers,
          ) ?? 0,
      },
    ]),
  );
}

function partsOn(day: string, parts: readonly ReadPart[]): PartDay[] {
  return parts.flatMap(({ project, days: { counts, releaseHealth } }) => {
    const ofDay = counts.get(day);
    return ofDay
      ? [{ projectId: project.id, releaseHealth, counts: ofDay }]
      : [];
  });
}

function hasActive({ counts }: PartDay): boolean {
  return counts.activeUsers > 0;
}

function hasAffected({ counts }: PartDay): boolean {
  return counts.affectedUsers > 0;
}

function keyOf(parts: readonly PartDay[]): string {
  return parts.map(({ projectId }) => projectId).join(' ');
}
