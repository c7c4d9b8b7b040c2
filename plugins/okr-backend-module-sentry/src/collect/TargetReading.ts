import {
  CollectedPage,
  DailyRatioFact,
  DueTarget,
  FactGroup,
} from '@keyresults/backstage-plugin-okr-node';
import { addDays, startOf } from '../days';
import { Cursor, writeCursor } from './cursor';
import { noteMissing, noteReturned } from './missingParts';
import { Project } from './ProjectDirectory';

/** What is known of one target while it is read. Its cursor stands where the last page handed over ended. @internal */
export class TargetReading {
  /** The project, or those that a joint target stands for; empty until they are found. */
  projects: readonly Project[] = [];
  /** Whether it cannot be read any further in this batch. */
  inTrouble = false;
  /** Whether the page that says that it has been read was handed over. */
  finished = false;
  /** Words of Sentry about it that only an operator may read. */
  untold: string | undefined;
  /** Whether the project is known by another slug than the target. */
  private renamed = false;
  /** Of a joint target: the parts that are there, by their target. */
  private partsFound: ReadonlyMap<string, Project> = new Map();
  /** Those of them that are in the days read last. */
  private partsRead: ReadonlyMap<string, Project> = new Map();

  constructor(readonly target: DueTarget, public cursor: Cursor) {}

  get id(): string {
    return this.target.reference.id;
  }

  /** The first day to read, as far as it is planned. */
  get next(): string | undefined {
    return this.cursor.again ?? this.cursor.next;
  }

  /** Of a joint target: the targets that it stands for. */
  get parts(): readonly string[] | undefined {
    return this.target.reference.parts;
  }

  found(project: Project, renamed: boolean): void {
    this.projects = [project];
    this.renamed = renamed;
    this.cursor = { ...this.cursor, projectId: project.id };
  }

  /** @param parts - those of the parts that are there, by their target */
  foundParts(parts: ReadonlyMap<string, Project>): void {
    const projects = [...parts.values()];
    this.projects = [...new Map(projects.map(it => [it.id, it])).values()];
    this.partsFound = parts;
    this.cursor = {
      ...this.cursor,
      partIds: {
        // One that is away for a while is found again under its old id.
        ...this.cursor.partIds,
        ...Object.fromEntries([...parts].map(([part, { id }]) => [part, id])),
      },
    };
  }

  /**
   * Of a joint target: says what the days from one on are made from.
   *
   * @param refused - ids of projects that are not in them
   */
  leaveOut(refused: ReadonlySet<string>, from: string): void {
    this.partsRead = new Map(
      [...this.partsFound].filter(([, { id }]) => !refused.has(id)),
    );
    const away = this.parts?.filter(part => !this.partsRead.has(part)) ?? [];
    const { missing = {} } = this.cursor;
    this.cursor = { ...this.cursor, missing: noteMissing(missing, away, from) };
  }

  /**
   * Decides where to go on: where it was, or at days that lack parts which can be read by now. Of those before the first
   * that is kept nothing more can be learned; what is known of them stays.
   *
   * @param firstKept - the first day that Sentry still has all of; days before are lost
   */
  plan(firstKept: string): void {
    const { again, ...cursor } = this.cursor;
    const { next, historyFrom } = cursor;
    if (next === undefined || historyFrom === undefined || next < firstKept) {
      this.cursor = { ...cursor, next: firstKept, historyFrom: firstKept };
    } else if (again !== undefined) {
      const start = again < firstKept ? firstKept : again;
      const anew = `some of them were left out from ${start} on, and can be read by now`;
      this.cursor = { anew, ...cursor, next: start };
    }
  }

  /**
   * The page that carries these days.
   *
   * @param to - the first day behind them
   */
  page(
    groups: FactGroup<DailyRatioFact>[],
    to: string,
    today: string,
  ): CollectedPage {
    // Yesterday is read again: late events may come.
    const firstOpen = addDays(today, -1);
    const next = to < firstOpen ? to : firstOpen;
    return this.make(groups, { ...this.cursor, next });
  }

  /** The page with the days up to today: it says that the target has been read. */
  lastPage(
    groups: FactGroup<DailyRatioFact>[],
    today: string,
    begun: Date,
  ): CollectedPage {
    const { anew, missing = {}, ...cursor } = this.cursor;
    const returned = noteReturned(missing, this.partsRead);
    // Those that lack since yesterday are there again with it.
    const isLacking = (returned.again ?? today) < addDays(today, -1);
    this.cursor = {
      ...cursor,
      missing: returned.missing,
      ...(isLacking && { again: returned.again }),
    };
    this.finished = true;
    const { historyFrom } = cursor;
    const wholeLife = this.projects.every(
      ({ createdOn = '' }) => createdOn >= (historyFrom ?? ''),
    );
    return {
      ...this.page(groups, addDays(today, 1), today),
      collectedThrough: begun.toISOString(),
      ...(historyFrom && !wholeLife
        ? { historyFrom: startOf(historyFrom) }
        : {}),
      ...(anew ? { historyReadAnew: anew } : {}),
    };
  }

  /** A page that says why the target could not be read. */
  troublePage(
    state: 'gone' | 'forbidden' | 'failing',
    message: string,
  ): CollectedPage {
    this.inTrouble = true;
    return { ...this.make([], this.cursor), state, message };
  }

  private make(
    groups: FactGroup<DailyRatioFact>[],
    cursor: Cursor,
  ): CollectedPage {
    this.cursor = cursor;
    return {
      targetId: this.id,
      groups,
      cursor: writeCursor(cursor),
      ...(this.renamed
        ? {
            state: 'renamed',
            message: `The project is now called ${this.projects[0].slug}`,
          }
        : { state: 'ok' }),
    };
  }
}
