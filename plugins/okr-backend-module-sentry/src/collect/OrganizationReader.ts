import { SourceUnavailableError } from '@keyresults/backstage-plugin-okr-node';
import { z } from 'zod';
import { HiddenError, SentryClient } from '../client';
import { addDays, DayCounts, DayRange, daysIn, noTraffic } from '../days';
import { Project } from './ProjectDirectory';
import { DroppedShares } from './DroppedShares';
import { readInSomeWay, WaysMemory } from './eventsWays';
import { EventDays, queryOf, readEventTable } from './readEvents';
import { readEventSeries } from './readEventSeries';
import { readAffectedUsers } from './readAffectedUsers';
import {
  readSessions,
  readSessionsTogether,
  SessionsOfDays,
} from './readSessions';

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
    private readonly memory: WaysMemory,
    private readonly dropped: DroppedShares,
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
    // One question about all of them: what is denied together is known before the many that follow.
    const sessions = await this.withKnownEnvironments(environments =>
      readSessions(this.client, { projects, environments, range }),
    );
    // Today is incomplete anyway.
    const over = {
      from: range.from,
      to: range.to < this.today ? range.to : this.today,
    };
    const dropped = await this.dropped.read(projects, over);
    const events = await this.readEvents(projects, range);
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
    return this.withKnownEnvironments(environments =>
      readSessionsTogether(this.client, { projects, environments, range }),
    );
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
    return readInSomeWay(this.memory, range, way =>
      this.withKnownEnvironments(environments =>
        readAffectedUsers(this.client, { projects, environments, range }, way),
      ),
    );
  }

  private async readEvents(
    projects: readonly Project[],
    range: DayRange,
  ): Promise<EventDays> {
    return readInSomeWay(this.memory, range, way =>
      this.withKnownEnvironments(environments => {
        const asked = { projects, environments, range };
        return way === 'table'
          ? readEventTable(this.client, asked)
          : readEventSeries(this.client, asked, way);
      }),
    );
  }

  /** An environment that an organization does not know makes Sentry deny everything (404): it is left out then. */
  private async withKnownEnvironments<T>(
    read: (environments: readonly string[]) => Promise<T>,
  ): Promise<T> {
    try {
      return await read(this.environments);
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
    return read(this.environments);
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
