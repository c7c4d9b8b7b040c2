import { NotFoundError } from '@backstage/errors';
import {
  CycleClosing,
  CycleReport,
  CycleReviewVersions,
  EntityCyclesResponse,
  readCycleSegment,
  reportMarkdown,
} from '@keyresults/backstage-plugin-okr-common';
import { readCycle } from '../api/readCycle';
import type { Sight } from '../api/OkrService';
import { ClosingContext } from './ClosingContext';
import { listCycles } from './listCycles';
import { makeReport } from './makeReport';
import {
  Author,
  CycleOfEntity,
  lastSnapshot,
  saveClosing,
} from './saveClosing';
import { showClosing, showReport, showReview } from './showClosing';

/** As it came in. @internal */
export interface CycleRequest {
  entityRef: string;
  /** Of the path; see `readCycleSegment`. */
  cycle: string;
}

/**
 * Tells of the cycles of an entity, and closes them. It takes for granted that the caller may see the entity, and that an
 * author may close its cycles.
 *
 * @internal
 */
export class ClosingService {
  readonly #context: ClosingContext;

  constructor(context: ClosingContext) {
    this.#context = context;
  }

  list(
    entityRef: string,
    sight: Sight,
    now: number,
  ): Promise<Omit<EntityCyclesResponse, 'mayClose'>> {
    return listCycles(this.#context, entityRef, sight, now);
  }

  async report(
    request: CycleRequest,
    sight: Sight,
    now: number,
  ): Promise<CycleReport> {
    const { closings } = this.#context;
    const about = this.#read(request, now);
    const { entityRef, cycle } = about;
    const closing = await closings.find({ entityRef, cycle: cycle.id });
    const report =
      closing?.report ??
      (await makeReport(
        this.#context,
        about,
        await lastSnapshot(this.#context, about, now),
      ));
    return showReport(report, closing, sight);
  }

  /** The same for people: Markdown, with the name of the file. */
  async document(
    request: CycleRequest,
    sight: Sight,
    now: number,
  ): Promise<{ name: string; text: string }> {
    const report = await this.report(request, sight, now);
    const { timeZone } = this.#context.settings.cycles;
    const parts = [request.entityRef, report.cycle.id];
    return {
      name: `okrs-${parts.join('-').replace(/[^a-z0-9.-]+/gi, '_')}.md`,
      text: reportMarkdown(report, timeZone),
    };
  }

  /** @throws NotFoundError where the cycle is not closed */
  async versions(
    request: CycleRequest,
    now: number,
  ): Promise<CycleReviewVersions> {
    const { entityRef, cycle } = this.#read(request, now);
    const versions = await this.#context.closings.versions({
      entityRef,
      cycle: cycle.id,
    });
    if (versions.length === 0) {
      throw new NotFoundError(`${cycle.label} of ${entityRef} is not closed`);
    }
    return { versions: versions.map(showReview) };
  }

  async save(
    request: CycleRequest,
    body: unknown,
    author: Author,
  ): Promise<CycleClosing> {
    const about = this.#read(request, author.now);
    return showClosing(await saveClosing(this.#context, about, body, author));
  }

  #read({ entityRef, cycle }: CycleRequest, now: number): CycleOfEntity {
    const { cycles } = this.#context.settings;
    return {
      entityRef,
      cycle: readCycle(readCycleSegment(cycle), now, cycles),
    };
  }
}
