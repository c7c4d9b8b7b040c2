import {
  DeclaredMetric,
  SeverityLadder,
} from '@keyresults/backstage-plugin-okr-common';

/**
 * The plugin's configuration as understood: every default filled in, durations in milliseconds.
 *
 * @internal
 */
export interface OkrConfig {
  /** True when the numbers come from the sandbox. */
  demo: boolean;
  cycles: {
    /** 1 to 12. */
    fiscalYearStartMonth: number;
    /** IANA name. */
    timeZone: string;
  };
  /** Name of the default calendar: one of `calendars`, or `wall`. */
  calendar: string;
  calendars: Record<string, CalendarConfig>;
  /** By metric id: days a span may stay unanswered, or `never`. Metrics not named keep their own limit. */
  abandonedAfterDays: Record<string, number | 'never'>;
  staleAfterMs: number;
  /** Metrics whose facts are pushed. */
  metrics: DeclaredMetric[];
  incidents: {
    severities: SeverityLadder;
    /** The least severe rung that counts as downtime. */
    downtimeSeverity: string;
    /** By rung: how long an incident may take to be resolved, in seconds. */
    solvedWithin: ReadonlyMap<string, number>;
    /** Of incidents that are pushed; undefined for the limit of all. */
    staleAfterMs?: number;
  };
  collection: {
    /** How often a replica looks for targets that are due. */
    pollMs: number;
    /** How long a replica may hold a target without writing a page. */
    leaseMs: number;
    /** A gap in reading longer than this makes the past be computed anew, visibly. */
    recomputeAfterMs: number;
    /** First and longest pause after a source did not answer. */
    retry: { firstMs: number; longestMs: number };
    /** Share of a budget, 0 to 1, that is left to others. */
    budgetReserve: number;
  };
  catalog: {
    /** How often changes are looked for. */
    pollMs: number;
    /** How often everything is compared. */
    fullPassMs: number;
    /** For how long after an entity was first seen its scope and targets count as having always been so. */
    settleMs: number;
    pageSize: number;
  };
  evaluation: {
    /** How often a replica looks for entities that are due. */
    pollMs: number;
    /** How often an entity with something waiting is evaluated. */
    waitingMs: number;
    /** How often every entity is evaluated. */
    fullMs: number;
    batchSize: number;
    leaseMs: number;
  };
  checkIns: {
    /** Who may check in, of those whom the permission policy lets. */
    who: 'owners' | 'anyone';
    /** For each user. */
    perHour: number;
  };
  closings: {
    /** Who may close cycles, of those whom the permission policy lets. */
    who: 'owners' | 'anyone';
    /** For each user. */
    perHour: number;
  };
  /** How key results are edited in the tab. */
  editing: EditingConfig;
  retention: {
    /** Superseded versions of facts are kept this long. */
    versionsMs: number;
    /** Snapshots: all of them, then one a day, then one a week for ever. */
    allSnapshotsMs: number;
    dailySnapshotsMs: number;
  };
}

/** @internal */
export interface EditingConfig {
  enabled: boolean;
  /** Who may edit, of those whom the permission policy lets. */
  who: 'owners' | 'anyone';
  /** Whether `file:` locations are written in place; for development. */
  allowLocalFiles: boolean;
  /** Whether key results of entities without a file are kept here. */
  overlays: boolean;
  /** Beginnings of locations that are not written to: their entities get an overlay. */
  readOnlyLocations: string[];
  /** For each user: saving, and looking at what would be saved. */
  perHour: { edit: number; look: number };
  /** How often open proposals are looked at. */
  pollMs: number;
  /** Proposals that are over are kept this long, and open ones that cannot be seen. */
  keepProposalsMs: number;
}

/** A business calendar. @internal */
export interface CalendarConfig {
  /** IANA name. */
  timeZone: string;
  /** 1 (Monday) to 7. */
  days: number[];
  /** Minutes since midnight, local time. */
  hours: { fromMinute: number; toMinute: number };
  holidays?: {
    /** ISO 3166-1 alpha-2. */
    country: string;
    state?: string;
    region?: string;
    /** Further days off, `yyyy-mm-dd`. */
    extra: string[];
  };
}
