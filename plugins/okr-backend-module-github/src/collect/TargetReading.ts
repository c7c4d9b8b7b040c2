import { JsonObject } from '@backstage/types';
import {
  CollectedPage,
  DueTarget,
  TargetState,
} from '@keyresults/backstage-plugin-okr-node';
import { ProbedRepository, UnansweredError } from '../client';
import { Cursor, readCursor, Walk, writeCursor } from './cursor';

const hour = 3_600_000;
const day = 24 * hour;

/** `updatedAt` may lag behind what happened, so each walk goes on a little beyond where the last one began. */
const overlap = hour;

const usualPage = 25;
/** Enough for what changes between two reads of most repositories. */
const smallPage = 5;

/** @internal */
export interface ReadingOptions {
  historyDays: number;
}

/** What is known of one repository while it is read. @internal */
export class TargetReading {
  readonly host: string;
  readonly owner: string;
  readonly name: string;
  /** Numbers of the pull requests read so far. */
  readonly seen = new Set<number>();
  state: Exclude<TargetState, 'pending'> = 'ok';
  message: string | undefined;
  /** How many pull requests the next page is likely to hold. */
  expected = 1;
  /** How often the smallest possible page failed in a row. */
  failures = 0;
  begun: string | undefined;
  /** Whether the open pull requests have to be read one by one. */
  openDue = false;
  /** Whether it cannot be read any further in this batch. */
  inTrouble = false;
  private stored: JsonObject | undefined;
  private newest: string | undefined;

  constructor(readonly target: DueTarget, public cursor: Cursor) {
    const [host, owner, name] = target.reference.id.split('/');
    this.host = host;
    this.owner = owner;
    this.name = name;
    this.stored = target.cursor;
  }

  get id(): string {
    return this.target.reference.id;
  }

  get walk(): Walk | undefined {
    return this.cursor.walk;
  }

  /**
   * Decides what has to be read, from what the probe saw.
   *
   * @param begun - an instant (ISO, UTC) before the probe was answered
   */
  plan(probe: ProbedRepository, begun: string, options: ReadingOptions): void {
    this.begun = begun;
    this.newest = probe.pullRequests.nodes[0]?.updatedAt;
    this.describe(probe);
    const { readThrough, walk, openReadAt } = this.cursor;
    const horizon = Date.parse(begun) - options.historyDays * day;
    // A cursor of an earlier release does not say; it went further back than this.
    const historyFrom =
      this.cursor.historyFrom ?? new Date(horizon).toISOString();
    this.cursor = { ...this.cursor, historyFrom };
    if (!this.newest) {
      this.cursor = { ...this.cursor, readThrough: begun, openReadAt: begun };
      return;
    }
    if (!walk && !readThrough) {
      this.expected = Math.min(usualPage, probe.pullRequests.totalCount);
      this.cursor = { ...this.cursor, openReadAt: begun };
      if (Date.parse(this.newest) < horizon) {
        this.cursor = { ...this.cursor, readThrough: this.newest };
      } else {
        this.startWalk(historyFrom);
      }
      return;
    }
    this.expected = smallPage;
    this.openDue =
      !openReadAt || Date.parse(begun) - Date.parse(openReadAt) >= day;
    if (!walk) this.catchUp();
  }

  /** Notes a page that was handed over, with its cursor. */
  handedOver(page: CollectedPage): void {
    this.stored = page.cursor;
  }

  /** Goes back to what was handed over: what was read since is read again. */
  goBack(): void {
    this.cursor = readCursor(this.stored, this.cursor.rules);
  }

  /**
   * Goes on behind a page.
   *
   * @throws UnansweredError when there is more, and GitHub does not say where
   */
  turnPage(page: {
    /** When its pull requests were updated. */
    updates: string[];
    hasNextPage: boolean;
    after: string | undefined;
  }): void {
    const { walk } = this.cursor;
    if (!walk) return;
    const times = page.updates.map(update => Date.parse(update));
    const oldest = Math.min(...times);
    const until = Date.parse(walk.until);
    const ended = !page.hasNextPage || oldest < until;
    if (!ended) {
      if (!page.after || page.after === walk.after) {
        throw new UnansweredError(
          'there are more pull requests, but it does not say where',
          'incomplete',
        );
      }
      this.cursor = { ...this.cursor, walk: { ...walk, after: page.after } };
      this.expected = expectedUntil(until, times);
      return;
    }
    const readThrough = walk.readThrough;
    this.cursor = { ...this.cursor, walk: undefined, readThrough };
    // A walk taken up again began before this read: what came since is still ahead.
    if (walk.begun !== this.begun) this.catchUp();
  }

  /** Starts the walk anew, for a position that GitHub does not know any more. */
  restartWalk(): void {
    const { walk } = this.cursor;
    if (!walk) return;
    this.cursor = { ...this.cursor, walk: { ...walk, after: undefined } };
  }

  /** The page that carries these groups, as of the cursor now. */
  page(groups: CollectedPage['groups']): CollectedPage {
    return {
      targetId: this.id,
      groups,
      cursor: writeCursor(this.cursor),
      state: this.state,
      ...(this.message ? { message: this.message } : {}),
    };
  }

  /** The page that says that the target has been read. */
  lastPage(): CollectedPage {
    if (this.openDue && this.begun) {
      this.cursor = { ...this.cursor, openReadAt: this.begun };
    }
    const { anew, ...cursor } = this.cursor;
    this.cursor = cursor;
    return {
      ...this.page([]),
      collectedThrough: this.begun,
      historyFrom: this.cursor.historyFrom,
      ...(anew ? { historyReadAnew: anew } : {}),
    };
  }

  /** A page that says why the target could not be read. What is open is then due at the next read. */
  troublePage(
    state: 'gone' | 'forbidden' | 'failing',
    message: string,
  ): CollectedPage {
    this.inTrouble = true;
    if (this.openDue) this.cursor = { ...this.cursor, openReadAt: undefined };
    return { ...this.page([]), state, message };
  }

  private describe(probe: ProbedRepository): void {
    const [host] = this.id.split('/');
    const current = probe.nameWithOwner;
    if (`${host}/${current}`.toLowerCase() !== this.id) {
      this.state = 'renamed';
      this.message = `It is now ${current}. Write that into github.com/project-slug or the source location.`;
    } else if (probe.isArchived) {
      this.state = 'archived';
      this.message = 'It is archived: nothing new will come.';
    } else if (probe.isEmpty || probe.pullRequests.totalCount === 0) {
      this.state = 'empty';
      this.message = probe.isEmpty
        ? 'The repository is empty.'
        : 'It has no pull requests yet.';
    }
  }

  private catchUp(): void {
    const { readThrough } = this.cursor;
    if (!readThrough || !this.newest || !isBefore(readThrough, this.newest)) {
      return;
    }
    this.startWalk(new Date(Date.parse(readThrough) - overlap).toISOString());
    this.expected = smallPage;
    // A request for review may not move updatedAt, so a change anywhere is a reason to look at all that are open.
    this.openDue = true;
  }

  /** Updates of the very last moment may not all be visible yet, so they stay ahead of the cursor. */
  private startWalk(until: string): void {
    if (!this.begun || !this.newest) return;
    const readThrough = isBefore(this.newest, this.begun)
      ? new Date(this.newest).toISOString()
      : this.begun;
    this.cursor = {
      ...this.cursor,
      walk: { begun: this.begun, readThrough, until },
    };
  }
}

/**
 * How many more there are likely to be, going by how close together the last ones were. A little less than that: a
 * further page costs less than one that reaches too far.
 */
function expectedUntil(until: number, times: readonly number[]): number {
  const oldest = Math.min(...times);
  const span = Math.max(...times) - oldest;
  if (!(span > 0)) return usualPage;
  const likely = (times.length / span) * (oldest - until);
  return Math.ceil(Math.min(100, likely * 0.9));
}

function isBefore(one: string, other: string): boolean {
  return Date.parse(one) < Date.parse(other);
}
