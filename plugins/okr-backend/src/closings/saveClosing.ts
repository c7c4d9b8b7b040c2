import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  CloseCycleRequest,
  Cycle,
  reviewProblems,
} from '@keyresults/backstage-plugin-okr-common';
import { Knex } from 'knex';
import { DateTime } from 'luxon';
import { PromisedSnapshot, readPromises } from '../evaluation';
import { claimCheckIns } from './claimCheckIns';
import { ClosingContext } from './ClosingContext';
import { ReviewToSave } from './ClosingStore';
import {
  ClosedMeanwhileError,
  ClosingConflictError,
  ClosingRefusedError,
} from './errors';
import { isSettled } from './isSettled';
import { makeReport } from './makeReport';
import { readBody } from './readBody';
import { showClosing } from './showClosing';
import { StoredClosing } from './StoredClosing';

/** Of a report, before somebody is told to come again. */
const MOST_ATTEMPTS = 3;

/** Which cycle of which entity. @internal */
export interface CycleOfEntity {
  entityRef: string;
  cycle: Cycle;
}

/** Who saves, and when. @internal */
export interface Author {
  userRef: string;
  /** Milliseconds since 1970 UTC. */
  now: number;
}

/**
 * Closes a cycle, or edits what was said when it was. Sent again, it is answered as the first time.
 *
 * @throws InputError while the cycle runs
 * @throws NotFoundError where nothing is known to have been promised in it
 * @throws ConflictError while its numbers are being worked out anew
 * @throws ClosingRefusedError with what is wrong with each field
 * @throws ClosingConflictError with what stands now
 * @internal
 */
export async function saveClosing(
  context: ClosingContext,
  about: CycleOfEntity,
  body: unknown,
  author: Author,
): Promise<StoredClosing> {
  const request = readBody(body);
  const { entityRef, cycle } = about;
  const last = await context.closings.find({ entityRef, cycle: cycle.id });
  if (last && isSentAgain(request, last, author)) {
    return last;
  }
  if (request.version !== (last?.review.version ?? 0)) {
    throw conflictWith(new ClosedMeanwhileError(last));
  }
  const { version, ...content } = request;
  const given: ReviewToSave = {
    entityRef,
    cycle: cycle.id,
    content,
    savedBy: author.userRef,
    now: author.now,
  };
  return last
    ? edit(context, { ...given, expectedVersion: version }, last)
    : close(context, about, given);
}

/** What is said while the report is made has it made anew. */
async function close(
  context: ClosingContext,
  about: CycleOfEntity,
  given: ReviewToSave,
): Promise<StoredClosing> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const closing = await tryToClose(context, about, given);
    if (closing) {
      return closing;
    }
  }
  throw unsettled(about);
}

async function tryToClose(
  context: ClosingContext,
  about: CycleOfEntity,
  given: ReviewToSave,
): Promise<StoredClosing | undefined> {
  const { checkIns, closings, entities, settings } = context;
  const { entityRef, now } = given;
  const changes = await checkIns.changes(entityRef);
  const snapshot = await lastSnapshot(context, about, now);
  if (!(await isSettled(context, about, snapshot, now))) {
    throw unsettled(about);
  }
  const report = await makeReport(context, about, snapshot);
  refuseWrong(given, report);
  const stillStands = async (transaction: Knex) =>
    (await checkIns.changes(entityRef, transaction)) === changes;
  const entity = await entities.find(entityRef);
  const { cycles: promised } = readPromises(entity ?? {}, now, settings);
  const { timeZone } = settings.cycles;
  return telling(() =>
    closings.close({
      ...given,
      report,
      stillStands,
      claimCheckIns: transaction =>
        claimCheckIns(transaction, { ...about, report, promised, timeZone }),
    }),
  );
}

function unsettled({ cycle }: CycleOfEntity): ConflictError {
  return new ConflictError(
    `The numbers of ${cycle.label} are being worked out anew. Try again in a minute`,
  );
}

async function edit(
  { closings }: ClosingContext,
  given: ReviewToSave & { expectedVersion: number },
  { report }: StoredClosing,
): Promise<StoredClosing> {
  refuseWrong(given, report);
  return telling(() => closings.edit(given));
}

/**
 * The last that was found of a cycle that is over, while it had objectives.
 *
 * @throws InputError while it runs
 * @throws NotFoundError where it never had any, or by mistake only
 * @internal
 */
export async function lastSnapshot(
  { snapshots, overviews, settings }: ClosingContext,
  { entityRef, cycle }: CycleOfEntity,
  now: number,
): Promise<PromisedSnapshot> {
  if (now < cycle.to) {
    const zone = settings.cycles.timeZone;
    const last = DateTime.fromMillis(cycle.to - 1, { zone, locale: 'en-GB' });
    throw new InputError(
      `${cycle.label} is not over: its last day is ${last.toFormat(
        'd LLLL yyyy',
      )}`,
    );
  }
  const [snapshot, isPromised] = await Promise.all([
    snapshots.lastPromised(entityRef, cycle.id),
    overviews.isPromised({ entityRef, cycle: cycle.id }, now),
  ]);
  if (!snapshot || !isPromised) {
    throw new NotFoundError(
      `${entityRef} promised nothing in ${cycle.label}, as far as is known`,
    );
  }
  return snapshot;
}

function refuseWrong(
  { content }: ReviewToSave,
  { objectives }: StoredClosing['report'],
): void {
  const problems = reviewProblems(
    content,
    objectives.map(({ id }) => id),
  );
  if (problems.length > 0) {
    throw new ClosingRefusedError(problems);
  }
}

function isSentAgain(
  { version, ...content }: CloseCycleRequest,
  { review }: StoredClosing,
  { userRef }: Author,
): boolean {
  const { summary, verdicts } = review;
  return (
    review.version === version + 1 &&
    review.savedBy === userRef &&
    JSON.stringify([content.summary, content.verdicts]) ===
      JSON.stringify([summary, verdicts])
  );
}

/** Tells of a conflict as the API does. */
async function telling<T>(save: () => Promise<T>): Promise<T> {
  try {
    return await save();
  } catch (error) {
    throw error instanceof ClosedMeanwhileError ? conflictWith(error) : error;
  }
}

function conflictWith({
  message,
  current,
}: ClosedMeanwhileError): ClosingConflictError {
  return new ClosingConflictError(
    message,
    current && { current: showClosing(current) },
  );
}
