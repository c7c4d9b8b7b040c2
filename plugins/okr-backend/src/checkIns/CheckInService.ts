import {
  checkInDays,
  CheckInResponse,
  CheckInsResponse,
  CheckInSummary,
  CheckInVersions,
  cycleDays,
  dayOf,
  DeletedCheckIn,
  isOfCycle,
  whoIsToCheckIn,
} from '@keyresults/backstage-plugin-okr-common';
import { NotFoundError } from '@backstage/errors';
import { z } from 'zod';
import { readCursor, writeCursor } from '../api/cursor';
import { readCycle } from '../api/readCycle';
import { isRunning, runningPromises } from '../api/runningFirst';
import { EntityCycle, summarizeCycle } from '../evaluation';
import { CheckInContext } from './CheckInContext';
import { isElsewhere, readCycles } from './findKeyResult';
import {
  changeCheckIn,
  Author,
  createCheckIn,
  deleteCheckIn,
} from './saveCheckIn';
import { showCheckIn, showVersions, Viewer } from './showCheckIn';
import { summarize } from './summarize';

/** As it came in. @internal */
export interface CheckInsRequest {
  entityRef: string;
  objective?: string;
  keyResult?: string;
  cycle?: string;
  cursor?: string;
  limit: number;
}

const position = z.tuple([z.iso.date(), z.int(), z.string()]);

/**
 * Answers about check-ins, and saves them. It takes for granted that the caller may see the entity, and that an author may
 * check in on it.
 *
 * @internal
 */
export class CheckInService {
  readonly #context: CheckInContext;

  constructor(context: CheckInContext) {
    this.#context = context;
  }

  async list(
    request: CheckInsRequest,
    viewer: Viewer,
  ): Promise<CheckInsResponse> {
    const { checkIns, settings } = this.#context;
    const { entityRef, cycle, limit } = request;
    const after = readCursor(request.cursor, position);
    const known =
      cycle === undefined
        ? undefined
        : readCycle(cycle, viewer.now, settings.cycles);
    const { items, next } = await checkIns.page({
      entityRef,
      objectiveId: request.objective,
      keyResultId: request.keyResult,
      ...(known && {
        cycle: known.id,
        days: cycleDays(known, settings.cycles.timeZone),
      }),
      after: after && { day: after[0], at: after[1], id: after[2] },
      limit,
    });
    return {
      items: items.map(item => showCheckIn(item, viewer)),
      nextCursor: next && writeCursor([next.day, next.at, next.id]),
    };
  }

  /** @param owners - entity references of who owns the entity */
  async summary(
    { entityRef, cycle: text }: { entityRef: string; cycle?: string },
    owners: readonly string[],
    viewer: Viewer,
  ): Promise<CheckInSummary> {
    const { checkIns, closings, settings } = this.#context;
    const { timeZone } = settings.cycles;
    const { now, mayCheckIn } = viewer;
    const cycles = await readCycles(this.#context, entityRef, now);
    const running = runningPromises(cycles, now, settings.cycles);
    const cycle = readCycle(text, now, settings.cycles, running);
    const closing = await closings.find({ entityRef, cycle: cycle.id });
    const standing = await checkIns.checkInsOf([entityRef], now);
    const all = standing.get(entityRef) ?? [];
    const { first, last } = cycleDays(cycle, timeZone);
    const { objectives } = cycles.find(
      ({ cycle: { id } }) => id === cycle.id,
    ) ?? {
      objectives: [],
    };
    const awaited = (one: EntityCycle) =>
      whoIsToCheckIn({ ...one, checkIns: all, owners, timeZone }, now);
    const elsewhere = running
      .filter(one => one.cycle.id !== cycle.id && isRunning(cycle, now))
      .flatMap(one => awaited(one).map(it => ({ ...it, cycle: one.cycle.id })));
    return {
      entityRef,
      cycle: summarizeCycle(cycle),
      mayCheckIn,
      today: dayOf(now, timeZone),
      days: closing ? undefined : checkInDays(cycle, now, timeZone),
      keyResults: summarize(
        all.filter(
          one =>
            one.day >= first &&
            one.day <= last &&
            isOfCycle(one, cycle.id) &&
            !isElsewhere(one, cycle.id, cycles),
        ),
      ),
      awaited: awaited({ cycle, objectives }),
      ...(elsewhere.length > 0 && { awaitedElsewhere: elsewhere }),
    };
  }

  /** @throws NotFoundError where there is none, or none any more */
  async versions(entityRef: string, id: string): Promise<CheckInVersions> {
    const versions = await this.#context.checkIns.versions({ entityRef, id });
    if (versions.length === 0 || versions[0].supersededAt !== undefined) {
      throw new NotFoundError(`There is no check-in ${id} of ${entityRef}`);
    }
    return showVersions(versions);
  }

  create(
    entityRef: string,
    body: unknown,
    author: Author,
  ): Promise<CheckInResponse> {
    return createCheckIn(this.#context, { entityRef, body }, author);
  }

  change(
    key: { entityRef: string; id: string },
    body: unknown,
    author: Author,
  ): Promise<CheckInResponse> {
    return changeCheckIn(this.#context, { ...key, body }, author);
  }

  remove(
    key: { entityRef: string; id: string; version: number },
    author: Author,
  ): Promise<DeletedCheckIn> {
    return deleteCheckIn(this.#context, key, author);
  }
}
