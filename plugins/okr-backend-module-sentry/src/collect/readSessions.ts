import { z } from 'zod';
import { SentryClient, UnansweredError } from '../client';
import { daysBetween, daysIn, SessionCounts } from '../days';
import { Asked, Query, queryOf } from './readEvents';

/** Above it, Sentry leaves groups out without a word. */
const mostPoints = 10_000;
/** Keeps addresses short enough for every proxy. @internal */
export const mostProjects = 100;

const activeUsers = 'count_unique(user)';
const crashFreeRate = 'crash_free_rate(user)';

const sessionsSchema = z.object({
  intervals: z.array(z.string()),
  groups: z.array(
    z.object({
      by: z.object({
        project: z.union([z.string(), z.number()]).transform(String).optional(),
      }),
      series: z.object({
        [activeUsers]: z.array(z.number().nullable()),
        [crashFreeRate]: z.array(z.number().nullable()),
      }),
    }),
  ),
});

/** Users by UTC day. @internal */
export type SessionsOfDays = Map<string, SessionCounts>;

/** Users by project id and UTC day; a project without sessions is not in it. @internal */
export type SessionDays = Map<string, SessionsOfDays>;

/**
 * How many projects fit into one request, so that Sentry cuts nothing off.
 *
 * @internal
 */
export function projectsPerRequest(days: number, environments: number): number {
  const points = environments * (days + 1);
  return Math.max(1, Math.min(mostProjects, Math.floor(mostPoints / points)));
}

/**
 * Reads active users. Projects that do not come back are asked about once more without the others: what was cut off
 * then comes, and what still does not had no sessions.
 *
 * @throws as `SentryClient.ask` does
 * @internal
 */
export async function readSessions(
  client: SentryClient,
  asked: Asked,
): Promise<SessionDays> {
  const found = await readOnce(client, asked);
  const missing = asked.projects.filter(
    ({ id, hasSessions }) => hasSessions !== false && !found.has(id),
  );
  if (missing.length === 0 || missing.length === asked.projects.length) {
    return found;
  }
  const again = await readOnce(client, { ...asked, projects: missing });
  return new Map([...found, ...again]);
}

/**
 * Reads the different active users of all projects together, by UTC day.
 *
 * @throws as `SentryClient.ask` does
 * @internal
 */
export async function readSessionsTogether(
  client: SentryClient,
  asked: Asked,
): Promise<SessionsOfDays> {
  const [group] = await askSessions(client, asked, []);
  if (!group) {
    throw new UnansweredError('the sessions of several projects are missing');
  }
  return group.days;
}

async function readOnce(
  client: SentryClient,
  asked: Asked,
): Promise<SessionDays> {
  const groups = await askSessions(client, asked, [['groupBy', 'project']]);
  return new Map(
    groups.flatMap(({ project, days }) =>
      project === undefined ? [] : [[project, days]],
    ),
  );
}

async function askSessions(
  client: SentryClient,
  asked: Asked,
  groupBy: Query,
): Promise<Array<{ project: string | undefined; days: SessionsOfDays }>> {
  const { intervals, groups } = await client.ask({
    path: 'sessions/',
    query: [
      ['field', activeUsers],
      ['field', crashFreeRate],
      ...groupBy,
      ['interval', '1d'],
      ['includeTotals', 0],
      ...queryOf(asked),
    ],
    schema: sessionsSchema,
  });
  const days = intervals.map(it => it.slice(0, 10));
  const absent = daysIn(asked.range).filter(it => !days.includes(it));
  if (absent.length > 0) {
    throw new UnansweredError(
      `${absent.length} of ${daysBetween(
        asked.range.from,
        asked.range.to,
      )} days of sessions are not in the answer, ${absent[0]} among them`,
    );
  }
  return groups.map(({ by, series }) => {
    const [users, rates] = [series[activeUsers], series[crashFreeRate]];
    if (users.length !== days.length || rates.length !== days.length) {
      throw new UnansweredError('a series of sessions is too short');
    }
    return {
      project: by.project,
      days: new Map(
        days.map((day, index) => [
          day,
          {
            activeUsers: users[index] ?? 0,
            crashFreeRate: rates[index] ?? undefined,
          },
        ]),
      ),
    };
  });
}
