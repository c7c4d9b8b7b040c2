import { SourceUnavailableError } from '@keyresults/backstage-plugin-okr-node';
import { z } from 'zod';
import { HiddenError, SentryClient } from '../client';
import { addDays, DayCounts, DayRange, daysIn, noTraffic } from '../days';
import { Project } from './ProjectDirectory';
import { readDropped } from './readDropped';
import { Asked, EventDays, queryOf, readEventTable } from './readEvents';
import { mostSeries, readEventsStats, readTimeseries } from './readEventSeries';
import { readAffectedUsers } from './readAffectedUsers';
import {
  readSessions,
  readSessionsTogether,
  SessionsOfDays,
} from './readSessions';

/** Which of Sentry's endpoints tells events by project and day. @internal */
export type EventsWay = 'table' | 'timeseries' | 'stats';

/** What was learned about an organization, kept between batches. @internal */
export interface ReaderMemory {
  eventsWay: EventsWay;
}

/** Days of a project. @internal */
export interface ProjectDays {
  counts: Map<string, DayCounts>;
  /** Whether active users are known. */
  releaseHealth: boolean;
}

/** Reads days of projects of one organization, with all environments together. @internal */
export class OrganizationReader {
  private environmentsChecked = false;

  constructor(
    readonly client: SentryClient,
    private readonly memory: ReaderMemory,
    private environments: readonly string[],
    private readonly today: string,
  ) {}

  /**
   * @returns by project id
   * @throws HiddenError, RefusedError or UnansweredError when these projects cannot be read together
   * @internal
   */
  async readDays(
    projects: readonly Project[],
    range: DayRange,
  ): Promise<Map<string, ProjectDays>> {
    const asked = () => ({
      projects,
      environments: this.environments,
      range,
    });
    const events = await this.readEvents(asked);
    const sessions = await this.withKnownEnvironments(() =>
      readSessions(this.client, asked()),
    );
    // Today is incomplete anyway.
    const over = {
      from: range.from,
      to: range.to < this.today ? range.to : this.today,
    };
    const dropped = await readDropped(this.client, projects, over);
    return new Map(
      projects.map(({ id, hasSessions }) => [
        id,
        {
          releaseHealth: hasSessions || sessions.has(id),
          counts: new Map(
            daysIn(range).map(day => [
              day,
              {
                ...noTraffic,
                ...events.get(id)?.get(day),
                ...sessions.get(id)?.get(day),
                droppedShare: dropped.get(id)?.get(day) ?? 0,
              },
            ]),
          ),
        },
      ]),
    );
  }

  /**
   * Different users with a session in any of the projects, by UTC day.
   *
   * @throws as `readDays` does
   */
  async readActiveUsers(
    projects: readonly Project[],
    range: DayRange,
  ): Promise<SessionsOfDays> {
    return this.withKnownEnvironments(() => {
      const { environments } = this;
      return readSessionsTogether(this.client, {
        projects,
        environments,
        range,
      });
    });
  }

  /**
   * Different users who met an error in any of the projects, by UTC day.
   *
   * @throws as `readDays` does
   */
  async readAffectedUsers(
    projects: readonly Project[],
    range: DayRange,
  ): Promise<Map<string, number>> {
    return this.withKnownEnvironments(() => {
      const { environments, memory } = this;
      const asked = { projects, environments, range };
      return readAffectedUsers(this.client, asked, memory.eventsWay);
    });
  }

  private async readEvents(asked: () => Asked): Promise<EventDays> {
    if (this.memory.eventsWay === 'table') {
      const table = await this.withKnownEnvironments(() =>
        readEventTable(this.client, asked()),
      );
      if (table) return table;
      this.memory.eventsWay = 'timeseries';
    }
    const days: EventDays = new Map();
    const { projects } = asked();
    for (let index = 0; index < projects.length; index += mostSeries) {
      const some = projects.slice(index, index + mostSeries);
      const read = await this.readSeries(() => ({
        ...asked(),
        projects: some,
      }));
      for (const [id, own] of read) days.set(id, own);
    }
    return days;
  }

  private async readSeries(asked: () => Asked): Promise<EventDays> {
    if (this.memory.eventsWay === 'timeseries') {
      try {
        return await this.withKnownEnvironments(() =>
          readTimeseries(this.client, asked()),
        );
      } catch (error) {
        if (!isGone(error)) throw error;
        this.memory.eventsWay = 'stats';
      }
    }
    return this.withKnownEnvironments(() =>
      readEventsStats(this.client, asked()),
    );
  }

  /** An environment that an organization does not know makes Sentry deny everything (404): it is left out then. */
  private async withKnownEnvironments<T>(read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      if (!isGone(error) || this.environmentsChecked) throw error;
    }
    this.environments = await this.knownEnvironments();
    this.environmentsChecked = true;
    if (this.environments.length === 0) {
      throw new SourceUnavailableError(
        `${this.client.name} knows none of the environments in okr.sentry.environments`,
      );
    }
    return read();
  }

  private async knownEnvironments(): Promise<string[]> {
    const known: string[] = [];
    for (const environment of this.environments) {
      const range = { from: this.today, to: addDays(this.today, 1) };
      try {
        await this.client.ask({
          path: 'events/',
          query: [
            ['dataset', 'errors'],
            ['field', 'count()'],
            ['per_page', 1],
            ...queryOf({ projects: [], environments: [environment], range }),
            ['project', -1],
          ],
          schema: z.object({ data: z.array(z.unknown()) }),
        });
        known.push(environment);
      } catch (error) {
        if (!isGone(error)) throw error;
      }
    }
    return known;
  }
}

function isGone(error: unknown): boolean {
  return error instanceof HiddenError && error.kind === 'gone';
}
