import { CollectedPage } from '@keyresults/backstage-plugin-okr-node';
import { SentryClient } from '../client';
import { addDays, dayOf, inPieces } from '../days';
import { DroppedShares } from './DroppedShares';
import { WaysMemory } from './eventsWays';
import { wholly } from './explain';
import { findProjects } from './findProjects';
import { firstKeptDay, RetentionMemory } from './firstKeptDay';
import { OrganizationReader } from './OrganizationReader';
import { ProjectDirectory } from './ProjectDirectory';
import { CollectionRules, RangeReading } from './RangeReading';
import { TargetReading } from './TargetReading';

/** A crash loses at most so many days of the projects in hand. */
const daysPerPage = 30;

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
  memory: WaysMemory & RetentionMemory,
  rules: CollectionRules,
  now: () => Date,
): AsyncGenerator<CollectedPage> {
  const begun = now();
  const today = dayOf(begun);
  const { environments } = rules;
  const directory = await wholly(client, () => ProjectDirectory.load(client));
  yield* findProjects(client, readings, directory);
  const found = readings.filter(it => !it.inTrouble);
  await plan(client, found, memory, rules, today);
  const projects = new Set(
    found.flatMap(it => it.projects.map(({ id }) => id)),
  );
  const dropped = new DroppedShares(client, {
    read: projects.size,
    all: directory.size,
  });
  const reader = new OrganizationReader(
    client,
    memory,
    dropped,
    environments,
    today,
  );
  const reading = new RangeReading(client, reader, rules, begun);
  for (const [from, sameStart] of byNext(found)) {
    const range = { from, to: addDays(today, 1) };
    for (const piece of inPieces(range, daysPerPage)) {
      const goingOn = sameStart.filter(it => !it.inTrouble);
      yield* reading.read(goingOn, piece, piece.to === range.to);
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
