import {
  CollectedPage,
  DueTarget,
  FactGroup,
  IncidentFact,
} from '@keyresults/backstage-plugin-okr-node';
import { LogSummary } from '../incidents';
import { placeOf } from '../targets';
import { Cursor, writeCursor } from './cursor';
import { KnownService } from './ServiceDirectory';

const day = 86_400_000;

/** An incident as it goes into a page. @internal */
export interface ReadGroup {
  group: FactGroup<IncidentFact>;
  incidentId: string;
  /** What has to be kept while the incident is open; undefined when it is over. */
  log: LogSummary | undefined;
}

/** What is known of one target while it is read. Its cursor stands where the last page handed over ended. @internal */
export class TargetReading {
  /** Undefined until it is found. */
  service: KnownService | undefined;
  /** Whether it cannot be read any further in this batch. */
  inTrouble = false;
  /** Whether the page that says that it has been read was handed over. */
  finished = false;

  constructor(readonly target: DueTarget, public cursor: Cursor) {}

  get id(): string {
    return this.target.reference.id;
  }

  /** @param begun - milliseconds since 1970 UTC: what happened before can be seen by now */
  plan(begun: number, historyDays: number): void {
    const { historyFrom, history, readThrough } = this.cursor;
    if (readThrough || history) return;
    const from = historyFrom ?? iso(begun - historyDays * day);
    this.cursor = {
      ...this.cursor,
      historyFrom: from,
      history: { next: from, until: iso(begun) },
      openReadAt: iso(begun),
    };
  }

  openDue(begun: number): boolean {
    const { openReadAt } = this.cursor;
    return !openReadAt || begun - Date.parse(openReadAt) >= day;
  }

  /** The page that carries these incidents, with the cursor behind them. */
  page(
    groups: readonly ReadGroup[],
    behind: Pick<Cursor, 'history' | 'readThrough' | 'openReadAt'>,
  ): CollectedPage {
    const open = { ...this.cursor.open };
    for (const { incidentId, log } of groups) {
      if (log) open[incidentId] = log;
      else delete open[incidentId];
    }
    this.cursor = { ...this.cursor, ...behind, open };
    return {
      targetId: this.id,
      groups: groups.map(({ group }) => group),
      cursor: writeCursor(this.cursor),
      ...(this.service && { title: titleOf(this.service, this.id) }),
      ...this.state(),
    };
  }

  /** The page that says that the target has been read. */
  lastPage(begun: number): CollectedPage {
    const { anew, ...cursor } = this.cursor;
    this.cursor = cursor;
    this.finished = true;
    return {
      ...this.page([], {}),
      collectedThrough: iso(begun),
      historyFrom: cursor.historyFrom,
      ...(anew ? { historyReadAnew: anew } : {}),
    };
  }

  /** A page that says why the target could not be read. */
  troublePage(
    state: 'gone' | 'forbidden' | 'failing',
    message: string,
  ): CollectedPage {
    this.inTrouble = true;
    return { ...this.page([], {}), state, message };
  }

  private state(): Pick<CollectedPage, 'state' | 'message'> {
    return this.service?.disabled
      ? {
          state: 'archived',
          message: 'The service is disabled: nothing new will come.',
        }
      : { state: 'ok' };
  }
}

function titleOf({ name }: KnownService, id: string): string {
  return `${name} (${placeOf(id).account})`;
}

/** @param at - milliseconds since 1970 UTC @internal */
export function iso(at: number): string {
  return new Date(at).toISOString();
}
