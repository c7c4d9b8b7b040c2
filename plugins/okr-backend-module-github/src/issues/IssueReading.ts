import {
  CollectedPage,
  DueTarget,
  FactGroup,
  IncidentFact,
  TargetState,
} from '@keyresults/backstage-plugin-okr-node';
import { Issue, issueKey } from './deriveIncident';
import { IssueCursor, writeIssueCursor } from './issueCursor';
import { IssuePlace, issuePlaceOf, normalizeEntity } from './issueTargets';
import { listed, readForm } from './readForm';
import { RepositoryWithIssues } from './schemas';

const hour = 3_600_000;
const day = 24 * hour;

/** `updatedAt` may lag behind what happened. */
const overlap = hour;

/** What is known of one target while it is read. @internal */
export class IssueReading {
  readonly place: IssuePlace;
  /** Numbers of the issues that were looked at in this read. */
  readonly seen = new Set<number>();
  finished = false;
  private readonly known: Set<number>;
  private from = '';
  private state: Exclude<TargetState, 'pending'> = 'ok';
  private message: string | undefined;

  constructor(readonly target: DueTarget, private cursor: IssueCursor) {
    this.place = issuePlaceOf(target.reference.id);
    this.known = new Set(cursor.known);
  }

  get id(): string {
    return this.target.reference.id;
  }

  /** Host, owner and name. */
  get repository(): string {
    return this.id.split('#')[0];
  }

  /** Whether nothing that was handed over under other rules or labels may have to be taken back. */
  get isFirst(): boolean {
    const { readThrough, anew } = this.cursor;
    return readThrough === undefined && anew === undefined;
  }

  /** Decides what has to be read. A walk that was broken off goes on. */
  plan(begun: string, historyDays: number): void {
    const { readThrough, walk } = this.cursor;
    if (walk) {
      this.from = walk.since;
      return;
    }
    const horizon = Date.parse(begun) - historyDays * day;
    const historyFrom =
      this.cursor.historyFrom ?? new Date(horizon).toISOString();
    const since =
      readThrough === undefined
        ? historyFrom
        : new Date(Date.parse(readThrough) - overlap).toISOString();
    this.from = since;
    this.cursor = {
      ...this.cursor,
      historyFrom,
      openReadAt: this.cursor.openReadAt ?? begun,
      walk: { begun, since },
    };
  }

  /** From which update on it has to be read. */
  get since(): string {
    return this.from;
  }

  /** Goes on behind an update: should it be broken off, all that follows is still ahead. */
  movedTo(updatedAt: string): void {
    const { walk } = this.cursor;
    if (walk && Date.parse(updatedAt) > Date.parse(walk.since)) {
      this.cursor = { ...this.cursor, walk: { ...walk, since: updatedAt } };
    }
  }

  /**
   * What an issue says to this target; undefined where it says nothing. One that was handed over and is about something
   * else by now is taken back.
   */
  groupOf(
    issue: Issue,
    group: FactGroup<IncidentFact>,
    entityField: string,
  ): FactGroup<IncidentFact> | undefined {
    this.seen.add(issue.number);
    const { entity } = this.place;
    const named =
      entity === undefined ||
      listed(readForm(issue.body).get(entityField.toLowerCase()))
        .map(normalizeEntity)
        .includes(entity);
    const isThere = named && (group.facts.length > 0 || group.open);
    if (!isThere && !this.known.has(issue.number)) return undefined;
    if (isThere) this.known.add(issue.number);
    else this.known.delete(issue.number);
    return isThere ? group : takenBack(issue.number);
  }

  /** For an issue that is not there any more. */
  takeBack(number: number): FactGroup<IncidentFact> {
    this.known.delete(number);
    return takenBack(number);
  }

  /** Whether the open issues have to be read one by one. */
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

  describe(repository: RepositoryWithIssues): void {
    const { nameWithOwner, isArchived, hasIssuesEnabled } = repository;
    const [, owner, name] = this.repository.split('/');
    if (nameWithOwner.toLowerCase() !== `${owner}/${name}`) {
      this.state = 'renamed';
      this.message = `It is now ${nameWithOwner}.`;
    } else if (!hasIssuesEnabled) {
      this.state = 'empty';
      this.message = 'Issues are switched off in this repository.';
    } else if (isArchived) {
      this.state = 'archived';
      this.message = 'It is archived: nothing new will come.';
    }
  }

  /** The page that carries these groups, as of the cursor now. */
  page(groups: CollectedPage['groups']): CollectedPage {
    return {
      targetId: this.id,
      groups,
      cursor: writeIssueCursor({ ...this.cursor, known: [...this.known] }),
      state: this.state,
      ...(this.message ? { message: this.message } : {}),
    };
  }

  /** The page that says that the target has been read. */
  lastPage(): CollectedPage {
    const { anew, walk, ...cursor } = this.cursor;
    const readThrough = walk?.begun ?? cursor.readThrough;
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
  troublePage(
    state: 'gone' | 'forbidden' | 'failing',
    message: string,
  ): CollectedPage {
    this.finished = true;
    return { ...this.page([]), state, message };
  }
}

function takenBack(number: number): FactGroup<IncidentFact> {
  return { key: issueKey(number), open: false, facts: [] };
}
