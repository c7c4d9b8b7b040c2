import {
  CollectedPage,
  DailyRatioFact,
  FactGroup,
} from '@keyresults/backstage-plugin-okr-node';
import { HiddenError, isAboutQuestion, SentryClient } from '../client';
import { SentrySettings } from '../config';
import {
  dayOf,
  DayRange,
  daysIn,
  deriveDay,
  deriveJointDay,
  JointDay,
} from '../days';
import { webAddress } from '../targets';
import { troublePage } from './explain';
import { Halving, standstill } from './Halving';
import { OrganizationReader, ProjectDays } from './OrganizationReader';
import { Project } from './ProjectDirectory';
import { projectsPerRequest } from './readSessions';
import { ReadPart, readTogether } from './readTogether';
import { TargetReading } from './TargetReading';

/** @internal */
export type CollectionRules = Pick<
  SentrySettings,
  'environments' | 'droppedShare' | 'historyDays'
>;

/** What came of asking about projects, by id. */
type Answers = Map<string, ProjectDays | Error>;

/**
 * Reads days of targets of one organization. What is read of a project serves its own target and the joint ones that it
 * is a part of.
 *
 * @internal
 */
export class RangeReading {
  private readonly halving: Halving;
  private readonly today: string;
  /** In a row. What is only refused about several projects must not stop what is told of each. */
  private failuresTogether = 0;
  private failureTogether: Error | undefined;

  constructor(
    private readonly client: SentryClient,
    private readonly reader: OrganizationReader,
    private readonly rules: CollectionRules,
    private readonly begun: Date,
  ) {
    this.halving = new Halving(client);
    this.today = dayOf(begun);
  }

  /**
   * @param isLast - whether the targets are read up to now then
   * @throws SourceUnavailableError when nothing can be read any more
   */
  async *read(
    readings: readonly TargetReading[],
    range: DayRange,
    isLast: boolean,
  ): AsyncGenerator<CollectedPage> {
    const answers: Answers = new Map();
    for (const chunk of this.chunks(projectsOf(readings), range)) {
      const outcomes = this.halving.read(chunk, some =>
        this.reader.readDays(some, range),
      );
      for await (const outcome of outcomes) {
        for (const project of outcome.items) {
          const answer =
            outcome.kind === 'failed'
              ? outcome.error
              : outcome.value.get(project.id);
          if (answer) answers.set(project.id, answer);
        }
        yield* this.singlePages(
          readings.filter(
            it => !it.parts && outcome.items.includes(it.projects[0]),
          ),
          answers,
          range,
          isLast,
        );
      }
    }
    for (const reading of readings.filter(it => it.parts)) {
      yield await this.jointPage(reading, answers, range, isLast);
    }
  }

  private *chunks(
    projects: readonly Project[],
    range: DayRange,
  ): Generator<Project[]> {
    const { environments } = this.rules;
    const size = projectsPerRequest(daysIn(range).length, environments.length);
    for (let index = 0; index < projects.length; index += size) {
      yield projects.slice(index, index + size);
    }
  }

  private async *singlePages(
    readings: readonly TargetReading[],
    answers: Answers,
    range: DayRange,
    isLast: boolean,
  ): AsyncGenerator<CollectedPage> {
    for (const reading of readings) {
      const [project] = reading.projects;
      const answer = answers.get(project.id);
      yield answer instanceof Error
        ? await troublePage(this.client, reading, answer)
        : this.page(reading, this.groupsOf(project, answer), range, isLast);
    }
  }

  private groupsOf(
    project: Project,
    days: ProjectDays | undefined,
  ): FactGroup<DailyRatioFact>[] {
    const place = {
      ...this.place(),
      project,
      releaseHealth: days?.releaseHealth ?? false,
    };
    return [...(days?.counts ?? [])].map(([day, counts]) =>
      deriveDay(day, counts, place, this.rules, this.today),
    );
  }

  /** Parts that Sentry refuses are left out; where one does not answer, the rest would not stand for all. */
  private async jointPage(
    reading: TargetReading,
    answers: Answers,
    range: DayRange,
    isLast: boolean,
  ): Promise<CollectedPage> {
    const parts: ReadPart[] = [];
    const refused = new Map<string, HiddenError>();
    for (const project of reading.projects) {
      const days = answers.get(project.id);
      if (days instanceof HiddenError) {
        refused.set(project.id, days);
      } else if (days === undefined || days instanceof Error) {
        return reading.troublePage(
          'failing',
          `${this.client.name} does not answer for all of its projects`,
        );
      } else {
        parts.push({ project, days });
      }
    }
    const [refusal] = refused.values();
    if (parts.length === 0 && refusal) {
      return troublePage(this.client, reading, refusal);
    }
    return this.askTogether(reading, parts, range, isLast, refused);
  }

  private async askTogether(
    reading: TargetReading,
    parts: readonly ReadPart[],
    range: DayRange,
    isLast: boolean,
    refused: ReadonlyMap<string, HiddenError>,
  ): Promise<CollectedPage> {
    if (this.failureTogether && this.failuresTogether >= standstill) {
      return troublePage(this.client, reading, this.failureTogether);
    }
    try {
      const days = await readTogether(this.reader, parts, range, this.rules);
      this.failuresTogether = 0;
      reading.leaveOut(new Set(refused.keys()), range.from);
      const groups = this.jointGroupsOf(reading, days);
      return this.page(reading, groups, range, isLast);
    } catch (error) {
      if (!isAboutQuestion(error)) throw error;
      this.failuresTogether++;
      this.failureTogether = error;
      return troublePage(this.client, reading, error);
    }
  }

  private jointGroupsOf(
    reading: TargetReading,
    days: ReadonlyMap<string, JointDay>,
  ): FactGroup<DailyRatioFact>[] {
    const { title } = reading.target.reference;
    const place = { ...this.place(), title };
    return [...days].map(([day, joint]) =>
      deriveJointDay(day, joint, place, this.rules, this.today),
    );
  }

  private place() {
    const { organization } = this.client;
    return {
      organization: organization.slug,
      environments: this.rules.environments,
      webAddress: webAddress(organization),
    };
  }

  private page(
    reading: TargetReading,
    groups: FactGroup<DailyRatioFact>[],
    { to }: DayRange,
    isLast: boolean,
  ): CollectedPage {
    return isLast
      ? reading.lastPage(groups, this.today, this.begun)
      : reading.page(groups, to, this.today);
  }
}

function projectsOf(readings: readonly TargetReading[]): Project[] {
  const projects = readings.flatMap(it => it.projects);
  return [...new Map(projects.map(it => [it.id, it])).values()];
}
