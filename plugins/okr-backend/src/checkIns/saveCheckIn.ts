import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  CheckInResponse,
  dayOf,
  DeletedCheckIn,
  ReviewProblem,
} from '@keyresults/backstage-plugin-okr-common';
import { CheckInContext } from './CheckInContext';
import { closedProblem, closedProblemOf } from './closedProblem';
import { CheckedKeyResult, checkInProblems } from './checkInProblems';
import { CheckInKey, CheckInToChange, KeptOfKeyResult } from './CheckInStore';
import {
  CheckInChangedError,
  CheckInConflictError,
  CheckInRefusedError,
  CycleClosedError,
} from './errors';
import { findKeyResult } from './findKeyResult';
import { isSameContent } from './isSameContent';
import { readChangeBody, readCreateBody } from './readBody';
import { isChangeable, showCheckIn, Viewer } from './showCheckIn';
import { CheckInContent, StoredCheckIn } from './StoredCheckIn';

/** A person who may check in on the entity. @internal */
export interface Author extends Viewer {
  userRef: string;
}

/**
 * Saves a new check-in. One that is sent again is answered as the first time, also when it could not be said any more.
 *
 * @throws CheckInRefusedError with what is wrong with each field
 * @throws CheckInConflictError with what stands now, where the caller sent it with other words before
 * @internal
 */
export async function createCheckIn(
  context: CheckInContext,
  { entityRef, body }: { entityRef: string; body: unknown },
  author: Author,
): Promise<CheckInResponse> {
  const { now, userRef } = author;
  const request = readCreateBody(body);
  const { id, objectiveId, keyResultId } = request;
  const sent = (await context.checkIns.versions({ entityRef, id })).pop();
  const content = contentOf(
    request,
    sent?.day ?? dayOf(now, context.settings.cycles.timeZone),
  );
  const about = { entityRef, objectiveId, keyResultId };
  const found =
    !sent && (await refuseWrong(context, about, content, { saidAt: now, now }));
  const saved = await telling(context, { entityRef, author }, () =>
    context.checkIns.create({
      ...{ ...about, id, content, now, author: userRef },
      ...(found && keptOf(found, content)),
    }),
  );
  return { checkIn: showCheckIn(saved, author) };
}

/**
 * Saves the next version of a check-in.
 *
 * @throws NotAllowedError for others than who said it, and a day after it was said
 * @throws CheckInRefusedError with what is wrong with each field
 * @throws CheckInConflictError with what stands now
 * @internal
 */
export async function changeCheckIn(
  context: CheckInContext,
  { body, ...key }: CheckInKey & { body: unknown },
  author: Author,
): Promise<CheckInResponse> {
  const { now } = author;
  const { version, ...request } = readChangeBody(body);
  const last = await findOwn(context, key, author);
  const content = contentOf(request, last.day);
  const isSentAgain =
    last.supersededAt === undefined &&
    last.version === version + 1 &&
    isSameContent(content, last);
  if (isSentAgain) {
    return { checkIn: showCheckIn(last, author) };
  }
  refuseOtherVersion(last, version, author);
  refuse(await closedProblemOf(context, last, now));
  const found = await refuseWrong(context, last, content, {
    saidAt: last.at,
    now,
  });
  const saved = await change(
    context,
    {
      ...key,
      expectedVersion: version,
      content,
      now,
      ...(found && keptOf(found, content)),
    },
    author,
  );
  return { checkIn: showCheckIn(saved ?? last, author) };
}

/**
 * Takes a check-in back.
 *
 * @throws NotAllowedError for others than who said it, and a day after it was said
 * @throws CheckInConflictError with what stands now
 * @internal
 */
export async function deleteCheckIn(
  context: CheckInContext,
  { version, ...key }: CheckInKey & { version: number },
  author: Author,
): Promise<DeletedCheckIn> {
  const last = await findOwn(context, key, author);
  const isSentAgain =
    last.supersededAt !== undefined && last.version === version;
  if (!isSentAgain) {
    refuseOtherVersion(last, version, author);
    const { now } = author;
    refuse(await closedProblemOf(context, last, now));
    await change(
      context,
      { ...key, expectedVersion: version, content: undefined, now },
      author,
    );
  }
  return { id: key.id };
}

/** The last version, whether or not it was deleted. */
async function findOwn(
  { checkIns }: CheckInContext,
  key: CheckInKey,
  { userRef, now }: Author,
): Promise<StoredCheckIn> {
  const [last] = await checkIns.versions(key);
  if (!last) {
    throw new NotFoundError(
      `There is no check-in ${key.id} of ${key.entityRef}`,
    );
  }
  if (last.author !== userRef) {
    throw new NotAllowedError('Only who wrote a check-in may change it');
  }
  if (!isChangeable(last, now)) {
    throw new NotAllowedError(
      'A check-in may be changed for 24 hours; say it anew in another one',
    );
  }
  return last;
}

function refuseOtherVersion(
  last: StoredCheckIn,
  version: number,
  viewer: Viewer,
): void {
  if (last.supersededAt !== undefined || last.version !== version) {
    throw conflictWith(
      new CheckInChangedError(
        last.supersededAt === undefined ? last : undefined,
      ),
      viewer,
    );
  }
}

function change(
  context: CheckInContext,
  given: CheckInToChange,
  author: Viewer,
) {
  const { entityRef } = given;
  return telling(context, { entityRef, author }, () =>
    context.checkIns.change(given),
  );
}

/** Tells of what happened meanwhile as the caller may see it. */
async function telling<T>(
  context: CheckInContext,
  { entityRef, author }: { entityRef: string; author: Viewer },
  save: () => Promise<T>,
): Promise<T> {
  try {
    return await save();
  } catch (error) {
    if (error instanceof CheckInChangedError) {
      throw conflictWith(error, author);
    }
    if (error instanceof CycleClosedError) {
      refuse(await closedProblem(context, { entityRef, cycle: error.cycle }));
    }
    throw error;
  }
}

function conflictWith(
  { message, current }: CheckInChangedError,
  viewer: Viewer,
): CheckInConflictError {
  return new CheckInConflictError(message, {
    ...(current && { current: showCheckIn(current, viewer) }),
  });
}

/** @returns what it is about */
async function refuseWrong(
  context: CheckInContext,
  about: Pick<StoredCheckIn, 'entityRef' | 'objectiveId' | 'keyResultId'>,
  content: CheckInContent,
  times: { saidAt: number; now: number },
): Promise<CheckedKeyResult | undefined> {
  const found = await findKeyResult(context, about, times);
  const { entityRef } = about;
  // It belongs to the cycle that its key result is in, whatever other cycles have its day.
  refuse(await closedProblem(context, { entityRef, cycle: found?.cycleId }));
  const problems = checkInProblems(content, found);
  if (problems.length > 0) {
    throw new CheckInRefusedError(problems);
  }
  return found;
}

function keptOf(
  { cycleId, definition }: CheckedKeyResult,
  { value }: CheckInContent,
): KeptOfKeyResult {
  const { title } = definition;
  const unitLabel =
    definition.kind === 'manual' && value !== undefined
      ? definition.unit
      : undefined;
  return {
    cycle: cycleId,
    title,
    ...(unitLabel !== undefined && { unitLabel }),
  };
}

function refuse(problem: ReviewProblem | undefined): void {
  if (problem) {
    throw new CheckInRefusedError([problem]);
  }
}

function contentOf(
  request: Partial<CheckInContent>,
  day: string,
): CheckInContent {
  const { confidence, words, value, ticks } = request;
  return {
    day: request.day ?? day,
    ...(confidence !== undefined && { confidence }),
    ...(words !== undefined && { words }),
    ...(value !== undefined && { value }),
    ...(ticks !== undefined && { ticks }),
  };
}
