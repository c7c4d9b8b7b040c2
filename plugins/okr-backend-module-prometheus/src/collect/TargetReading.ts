import {
  CollectedPage,
  DueTarget,
  FactGroup,
} from '@keyresults/backstage-plugin-okr-node';
import { Cursor, writeCursor } from './cursor';
import { addDays, daysBetween } from './days';
import { Days } from './Measured';

/** A query that has found nothing for so long is said to find nothing. */
const patienceDays = 2;

/** What is known of one target while it is read. Its cursor stands where the last page handed over ended. @internal */
export class TargetReading {
  /** Whether a page said how it ended. */
  finished = false;

  constructor(readonly target: DueTarget, public cursor: Cursor) {}

  get id(): string {
    return this.target.reference.id;
  }

  /**
   * The days still to read, in order. Yesterday is always read again: scrapes and remote writes come late.
   *
   * @param today - UTC
   */
  plan(today: string, historyDays: number): Days {
    const from = this.cursor.historyFrom ?? addDays(today, -historyDays);
    this.cursor = { ...this.cursor, historyFrom: from };
    const yesterday = addDays(today, -1);
    const { next = from } = this.cursor;
    const first = next < yesterday ? next : yesterday;
    return { first: first < from ? from : first, last: today };
  }

  /** The page that carries what was read of these days. */
  page(
    groups: readonly FactGroup[],
    { last }: Days,
    today: string,
  ): CollectedPage {
    const filled = groups.filter(({ facts }) => facts.length > 0);
    const behind = addDays(last, 1);
    this.cursor = {
      ...this.cursor,
      next: behind < today ? behind : today,
      firstDay: this.cursor.firstDay ?? filled.at(0)?.key,
      lastDay: filled.at(-1)?.key ?? this.cursor.lastDay,
    };
    const yesterday = addDays(today, -1);
    return this.withState(
      // Days that may have had facts before are told even when they have none now.
      groups.filter(
        ({ key, facts }) =>
          facts.length > 0 || key >= yesterday || this.cursor.anew,
      ),
      today,
    );
  }

  /** The page that says that the target has been read up to an instant. */
  lastPage(now: Date, today: string): CollectedPage {
    const { anew, ...cursor } = this.cursor;
    this.cursor = cursor;
    this.finished = true;
    const from = cursor.firstDay ?? cursor.historyFrom;
    return {
      ...this.withState([], today),
      collectedThrough: now.toISOString(),
      historyFrom: `${from}T00:00:00.000Z`,
      ...(anew ? { historyReadAnew: anew } : {}),
    };
  }

  /** A page that says why the target could not be read. */
  troublePage(
    state: 'gone' | 'forbidden' | 'failing',
    message: string,
  ): CollectedPage {
    this.finished = true;
    const cursor = writeCursor(this.cursor);
    return { targetId: this.id, groups: [], cursor, state, message };
  }

  private withState(groups: FactGroup[], today: string): CollectedPage {
    const { lastDay } = this.cursor;
    const page = {
      targetId: this.id,
      groups,
      cursor: writeCursor(this.cursor),
    };
    if (lastDay && daysBetween(lastDay, today) <= patienceDays) {
      return { ...page, state: 'ok' };
    }
    const message = lastDay
      ? `The query finds nothing since ${lastDay}: has the metric another name now?`
      : 'The query finds nothing: check the names of the metric and its labels.';
    return { ...page, state: 'empty', message };
  }
}
