import {
  CollectedPage,
  DailyRatioFact,
  DueTarget,
  FactGroup,
} from '@keyresults/backstage-plugin-okr-node';
import { addDays, startOf } from '../days';
import { Cursor, writeCursor } from './cursor';
import { Project } from './ProjectDirectory';

/** What is known of one target while it is read. Its cursor stands where the last page handed over ended. @internal */
export class TargetReading {
  /** The project, or those that a joint target stands for; empty until they are found. */
  projects: readonly Project[] = [];
  /** Whether it cannot be read any further in this batch. */
  inTrouble = false;
  /** Whether the page that says that it has been read was handed over. */
  finished = false;
  /** Whether the project is known by another slug than the target. */
  private renamed = false;

  constructor(readonly target: DueTarget, public cursor: Cursor) {}

  get id(): string {
    return this.target.reference.id;
  }

  /** The first day to read, as far as it is planned. */
  get next(): string | undefined {
    return this.cursor.next;
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
   * Decides where to go on.
   *
   * @param firstKept - the first day that Sentry still has all of; days before are lost
   */
  plan(firstKept: string): void {
    const { next, historyFrom } = this.cursor;
    if (next !== undefined && historyFrom !== undefined && next >= firstKept) {
      return;
    }
    this.cursor = { ...this.cursor, next: firstKept, historyFrom: firstKept };
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
    const { anew, ...cursor } = this.cursor;
    this.cursor = cursor;
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
