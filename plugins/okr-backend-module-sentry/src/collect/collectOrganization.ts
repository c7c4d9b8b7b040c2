import {
  CollectedPage,
  SourceUnavailableError,
} from '@keyresults/backstage-plugin-okr-node';
import { HiddenError, isAboutQuestion, SentryClient } from '../client';
import { SentrySettings } from '../config';
import { addDays, dayOf, DayRange, deriveDay, inPieces } from '../days';
import { placeOf, webAddress } from '../targets';
import { firstKeptDay, RetentionMemory } from './firstKeptDay';
import { Halving } from './Halving';
import {
  OrganizationReader,
  ProjectDays,
  ReaderMemory,
} from './OrganizationReader';
import { Project, ProjectDirectory } from './ProjectDirectory';
import { projectsPerRequest } from './readSessions';
import { missingScope } from './scopes';
import { TargetReading } from './TargetReading';

/** A crash loses at most so many days of the projects in hand. */
const daysPerPage = 30;

/** @internal */
export type CollectionRules = Pick<
  SentrySettings,
  'environments' | 'droppedShare' | 'historyDays'
>;

/**
 * Reads targets of one organization: finds their projects, and reads what they have not got yet, the oldest first.
 *
 * @throws SourceUnavailableError when the organization as a whole cannot be read
 * @throws BudgetExhaustedError
 * @internal
 */
export async function* collectOrganization(
  client: SentryClient,
  readings: readonly TargetReading[],
  memory: ReaderMemory & RetentionMemory,
  rules: CollectionRules,
  now: () => Date,
): AsyncGenerator<CollectedPage> {
  const begun = now();
  const today = dayOf(begun);
  const { environments } = rules;
  const reader = new OrganizationReader(client, memory, environments, today);
  const directory = await wholly(client, () => ProjectDirectory.load(client));
  yield* findProjects(client, readings, directory);
  const found = readings.filter(it => !it.inTrouble);
  await plan(client, found, memory, rules, today);
  const halving = new Halving(client);
  for (const [from, sameStart] of byNext(found)) {
    const range = { from, to: addDays(today, 1) };
    for (const piece of inPieces(range, daysPerPage)) {
      const isLast = piece.to === range.to;
      const goingOn = sameStart.filter(it => !it.inTrouble);
      for (const chunk of chunks(goingOn, piece, environments.length)) {
        const outcomes = halving.read(chunk, some =>
          reader.readDays(some.map(projectOf), piece),
        );
        for await (const outcome of outcomes) {
          for (const reading of outcome.items) {
            if (outcome.kind === 'failed') {
              yield await troublePage(client, reading, outcome.error);
              continue;
            }
            const days = outcome.value.get(projectOf(reading).id);
            const groups = groupsOf(client, reading, days, rules, today);
            yield isLast
              ? reading.lastPage(groups, today, begun)
              : reading.page(groups, piece.to, today);
          }
        }
      }
    }
  }
}

/** What concerns a question at large concerns all projects. */
async function wholly<T>(
  client: SentryClient,
  read: () => Promise<T>,
): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!isAboutQuestion(error)) throw error;
    throw new SourceUnavailableError(
      `${client.name} cannot be read: ${await explain(client, error)}`,
    );
  }
}

async function explain(client: SentryClient, error: Error): Promise<string> {
  if (!(error instanceof HiddenError)) return error.message;
  if (error.kind === 'gone') {
    return `there is no such organization in this region, or not for this token (${error.message})`;
  }
  try {
    const missing = await missingScope(client);
    return missing ?? `the token may not read it (${error.message})`;
  } catch (other) {
    if (!isAboutQuestion(other)) throw other;
    return `the token may not read it (${error.message})`;
  }
}

function* findProjects(
  client: SentryClient,
  readings: readonly TargetReading[],
  directory: ProjectDirectory,
): Generator<CollectedPage> {
  for (const reading of readings) {
    const { project: slug, organization } = placeOf(reading.id);
    const project = directory.find(slug, reading.cursor.projectId);
    if (project) {
      reading.found(project, project.slug !== slug);
    } else {
      yield reading.troublePage(
        'gone',
        `${client.name} shows no project ${slug} in ${organization}, or not for this token`,
      );
    }
  }
}

async function plan(
  client: SentryClient,
  readings: readonly TargetReading[],
  memory: RetentionMemory,
  { historyDays }: CollectionRules,
  today: string,
): Promise<void> {
  const begin = addDays(today, -historyDays);
  const wanted = readings.map(it => it.next ?? begin).sort();
  const [oldest] = wanted;
  if (oldest === undefined) return;
  // What is that young is kept everywhere.
  const firstKept =
    oldest >= addDays(today, -2)
      ? oldest
      : await wholly(client, () => firstKeptDay(client, memory, oldest, today));
  for (const reading of readings) {
    const first = reading.next ?? begin;
    reading.plan(first > firstKept ? first : firstKept);
  }
}

/** Targets that go on from the same day are asked about together. */
function byNext(
  readings: readonly TargetReading[],
): Map<string, TargetReading[]> {
  const groups = new Map<string, TargetReading[]>();
  for (const reading of readings) {
    const { next } = reading;
    if (next === undefined) throw new Error(`${reading.id} has no plan`);
    groups.set(next, [...(groups.get(next) ?? []), reading]);
  }
  return groups;
}

function* chunks(
  readings: readonly TargetReading[],
  { from, to }: DayRange,
  environments: number,
): Generator<TargetReading[]> {
  const days = inPieces({ from, to }, 1).length;
  const size = projectsPerRequest(days, environments);
  for (let index = 0; index < readings.length; index += size) {
    yield readings.slice(index, index + size);
  }
}

function projectOf({ id, project }: TargetReading): Project {
  if (!project) throw new Error(`${id} was not found`);
  return project;
}

function groupsOf(
  { organization }: SentryClient,
  reading: TargetReading,
  days: ProjectDays | undefined,
  rules: CollectionRules,
  today: string,
) {
  const place = {
    organization: organization.slug,
    project: projectOf(reading),
    releaseHealth: days?.releaseHealth ?? false,
    environments: rules.environments,
    webAddress: webAddress(organization),
  };
  return [...(days?.counts ?? [])].map(([day, counts]) =>
    deriveDay(day, counts, place, rules, today),
  );
}

async function troublePage(
  client: SentryClient,
  reading: TargetReading,
  error: Error,
): Promise<CollectedPage> {
  if (error instanceof HiddenError && error.kind === 'forbidden') {
    const reason = await explain(client, error);
    return reading.troublePage('forbidden', `${client.name}: ${reason}`);
  }
  return reading.troublePage(
    'failing',
    `${client.name} does not answer for it: ${error.message}`,
  );
}
