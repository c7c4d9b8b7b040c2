import {
  CollectedPage,
  DueTarget,
} from '@keyresults/backstage-plugin-okr-node';
import { placeOf } from '../targets';
import { Cursor, Position, writeCursor } from './cursor';

const hour = 3_600_000;
const day = 24 * hour;

/** Updates may become visible a little later than they say. */
const overlap = hour;

/** What is known of one target while it is read. @internal */
export class TargetReading {
  /** What the custom field says for it. */
  readonly value: string;
  /** Ids of incidents that were looked at in this read. */
  readonly seen = new Set<string>();
  finished = false;
  private readonly known: Set<string>;

  constructor(readonly target: DueTarget, private cursor: Cursor) {
    this.value = placeOf(target.reference.id).value;
    this.known = new Set(cursor.known);
  }

  get id(): string {
    return this.target.reference.id;
  }

  /** Decides what has to be read. A sweep that was broken off goes on. */
  plan(begun: string, historyDays: number): void {
    const { readThrough, sweep } = this.cursor;
    const horizon = Date.parse(begun) - historyDays * day;
    const historyFrom =
      this.cursor.historyFrom ?? new Date(horizon).toISOString();
    // Whether the filter takes more than days is not documented, nor in which time zone: a day earlier is safe.
    const since = dayOf(
      readThrough === undefined
        ? Date.parse(historyFrom) - day
        : Date.parse(readThrough) - day,
    );
    this.cursor = {
      ...this.cursor,
      historyFrom,
      openReadAt: this.cursor.openReadAt ?? begun,
      sweep: sweep ?? { begun, since },
    };
  }

  /** The day (UTC) from which on updates are asked for. */
  get since(): string {
    return this.cursor.sweep?.since ?? '';
  }

  get position(): Position | undefined {
    return this.cursor.sweep?.position;
  }

  /** Whether an incident updated then may say something new. */
  isNews(updatedAt: string): boolean {
    const { readThrough } = this.cursor;
    return (
      readThrough === undefined ||
      Date.parse(updatedAt) >= Date.parse(readThrough) - overlap
    );
  }

  /** Whether an incident was handed over before. */
  knows(id: string): boolean {
    return this.known.has(id);
  }

  get knownIds(): Iterable<string> {
    return this.known;
  }

  /** Notes that an incident is handed over, or taken back. */
  remember(id: string, isThere: boolean): void {
    if (isThere) this.known.add(id);
    else this.known.delete(id);
  }

  /** Goes on behind a page of the list. */
  turnPage(position: Position | undefined): void {
    const { sweep } = this.cursor;
    if (sweep) this.cursor = { ...this.cursor, sweep: { ...sweep, position } };
  }

  /** Whether the open incidents have to be read that no sweep met. */
  isOpenDue(now: string): boolean {
    const { openReadAt } = this.cursor;
    return (
      openReadAt !== undefined &&
      Date.parse(now) - Date.parse(openReadAt) >= day
    );
  }

  openWasRead(at: string): void {
    this.cursor = { ...this.cursor, openReadAt: at };
  }

  /** The page that carries these groups, as of the cursor now. */
  page(groups: CollectedPage['groups']): CollectedPage {
    return {
      targetId: this.id,
      groups,
      cursor: writeCursor({ ...this.cursor, known: [...this.known] }),
      state: 'ok',
    };
  }

  /** The page that says that the target has been read. */
  lastPage(): CollectedPage {
    const { anew, sweep, ...cursor } = this.cursor;
    const readThrough = sweep?.begun ?? cursor.readThrough;
    this.cursor = { ...cursor, readThrough };
    this.finished = true;
    return {
      ...this.page([]),
      collectedThrough: readThrough,
      historyFrom: cursor.historyFrom,
      ...(anew ? { historyReadAnew: anew } : {}),
    };
  }

  /** A page that says why the target could not be read. */
  troublePage(message: string): CollectedPage {
    return { ...this.page([]), state: 'failing', message };
  }
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
