import { cyclesAt } from '../cycles';
import { Service } from '../services';
import { ErrorHabits, habitsOf } from './habits';
import { errorProjectsOf } from './projects';
import { simulateDay } from './simulateDay';
import { ErrorDay, ErrorEnvironment, ErrorProject } from './types';

/**
 * The errors that users of the company meet, day by day. What is asked for is made from the seed; what a test changes
 * is kept on top.
 *
 * @public
 */
export class ErrorHistory {
  readonly projects: readonly ErrorProject[];
  /** By audience, the project that its people are numbered by. */
  private readonly leading = new Map<string, ErrorProject>();
  private readonly habits = new Map<ErrorProject, ErrorHabits>();
  private readonly changed = new Map<string, Partial<ErrorDay>>();
  private readonly anchor: number;

  constructor(
    private readonly seed: number,
    now: Date,
    services: readonly Service[],
  ) {
    this.projects = errorProjectsOf(services);
    for (const project of [...this.projects].reverse()) {
      this.leading.set(project.audience, project);
    }
    this.anchor = cyclesAt(now).start;
  }

  /** @throws when there is none of that name */
  project(organization: string, slug: string): ErrorProject {
    const found = this.projects.find(
      it => it.organization === organization && it.slug === slug,
    );
    if (!found) {
      throw new Error(`No project ${organization}/${slug}`);
    }
    return found;
  }

  projectsOf(service: string): ErrorProject[] {
    return this.projects.filter(it => it.service === service);
  }

  /**
   * A whole day, also one that has not ended or come yet.
   *
   * @param day - UTC, for instance `2026-11-20`
   */
  day(
    project: ErrorProject,
    environment: ErrorEnvironment,
    day: string,
  ): ErrorDay {
    const leading = this.leading.get(project.audience) ?? project;
    const simulated = simulateDay({
      seed: this.seed,
      project,
      habits: this.habitsOf(project),
      ...(leading.id !== project.id && { beside: this.habitsOf(leading) }),
      environment,
      start: Date.parse(day),
      anchor: this.anchor,
    });
    const key = keyOf(project, environment, day);
    return { ...simulated, ...this.changed.get(key) };
  }

  /** Lets a day be another than it was. */
  change(
    project: ErrorProject,
    environment: ErrorEnvironment,
    day: string,
    changes: Partial<ErrorDay>,
  ): void {
    const key = keyOf(project, environment, day);
    this.changed.set(key, { ...this.changed.get(key), ...changes });
  }

  private habitsOf(project: ErrorProject): ErrorHabits {
    const known = this.habits.get(project);
    const habits = known ?? habitsOf(this.seed, project);
    this.habits.set(project, habits);
    return habits;
  }
}

function keyOf(
  project: ErrorProject,
  environment: ErrorEnvironment,
  day: string,
): string {
  return `${project.id} ${environment} ${day}`;
}
