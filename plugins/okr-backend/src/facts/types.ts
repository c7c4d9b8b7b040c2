import { MetricDefinition } from '@keyresults/backstage-plugin-okr-common';
import { TargetState } from '@keyresults/backstage-plugin-okr-node';
import {
  IncidentCountQuery,
  IncidentItem,
  IncidentItemsQuery,
  IncidentVersion,
  IncidentVersionsQuery,
  LastIncidentsQuery,
} from './incidentTypes';
import {
  MeasurementItem,
  MeasurementItemsQuery,
  MeasurementVersion,
  MeasurementVersionsQuery,
} from './measurementTypes';

/**
 * One version of a span fact, with only what the estimators need. Instants are milliseconds since 1970 UTC.
 *
 * @internal
 */
export interface SpanVersion {
  /** Of the version, unique among spans; present when asked for. */
  versionId?: number;
  targetId: number;
  start: number;
  /** Undefined while it is still waiting, as far as this version knows. */
  end?: number;
  outcome?: 'answered' | 'withdrawn';
  matches?: boolean;
  /** Present when asked for. */
  dimensions?: Record<string, string>;
  recordedAt: number;
  supersededAt?: number;
}

/** A span fact as a person sees it, in one version. @internal */
export interface SpanItem {
  /** Id of the version, unique in the store. */
  id: string;
  targetId: number;
  start: number;
  end?: number;
  outcome?: 'answered' | 'withdrawn';
  matches?: boolean;
  waitingOn?: string;
  title: string;
  url: string;
  dimensions: Record<string, string>;
}

/** From `validFrom` on (0: ever since), until before `validTo`. @internal */
export interface Validity {
  validFrom: number;
  validTo?: number;
}

/** @internal */
export interface ScopeMember extends Validity {
  leafRef: string;
}

/** @internal */
export interface TargetLink extends Validity {
  leafRef: string;
  targetId: number;
}

/** @internal */
export interface JointLink extends Validity {
  targetId: number;
}

/**
 * What an entity stands for, in all versions asked for. `scopeAt` gives the one of an instant.
 *
 * @internal
 */
export interface Scope {
  scopeRef: string;
  members: ScopeMember[];
  /** Targets of the members, valid while both the membership and the link are. */
  links: TargetLink[];
  /** Joint targets, each valid while its parts are what of them is in the scope. */
  joints: JointLink[];
  /** True while its members may point to other targets already than `joints` stand for: see `updateScopes`. */
  isChanging?: boolean;
}

/** @internal */
export interface Target {
  id: number;
  source: string;
  /** `TargetReference.id`, for instance `github.com/acme/checkout`. */
  reference: string;
  title: string;
  url?: string;
  /** Of a joint target: the references that it stands for. */
  parts?: string[];
  state: TargetState;
  message?: string;
  stateSince: number;
  lastRunAt?: number;
  /** Everything that happened before was read; undefined while the first read goes on. */
  collectedThrough?: number;
  /** See `knownAt`; undefined while the first read goes on. */
  pastKnownAt?: number;
  /** How far back its history was read; undefined when to its beginning. See `historyFromAt`. */
  historyFrom?: number;
  /** What senders said of it, oldest first: counts instead of `historyFrom`, each from when it was said on. */
  historySaid?: readonly HistoryStatement[];
  /** Long ones in which nothing was heard of it, oldest first; see `heardThrough`. */
  silences?: readonly Silence[];
}

/** That nothing is missing of what is pushed since an instant. Milliseconds since 1970 UTC. @internal */
export interface HistoryStatement {
  at: number;
  from: number;
}

/** A time in which nothing was heard of a target, from the end of one read or push to the next; milliseconds since 1970 UTC. @internal */
export type Silence = readonly [from: number, to: number];

/** When and why the closed past of a target was computed anew. @internal */
export interface Recomputation {
  targetId: number;
  at: number;
  reason: string;
}

/** @internal */
export interface SpanVersionsQuery {
  targetIds: readonly number[];
  metric: string;
  /** Spans that had ended before are left out, and versions superseded before: ask for no value as of an earlier instant. */
  from: number;
  /** Spans that start at or after are left out. */
  to: number;
  /** Versions superseded at or before are left out. */
  knownFrom?: number;
  withDimensions?: boolean;
  withIds?: boolean;
}

/** @internal */
export interface SpanItemsQuery {
  targetIds: readonly number[];
  metric: string;
  window: { from: number; to: number };
  asOf: number;
  /** As returned in `nextCursor`. */
  cursor?: string;
  limit: number;
}

/** @internal */
export interface OpenSpansQuery {
  targetIds: readonly number[];
  metric: string;
  asOf: number;
  cursor?: string;
  limit: number;
}

/** @internal */
export interface NamedFactQuery {
  targetIds: readonly number[];
  shape: MetricDefinition['shape'];
  /** Under which the facts are stored. */
  metric: string;
  asOf: number;
  /** For instance `environment`; `severity` and `area` of incidents are what counts of them. */
  dimension: string;
  value: string;
}

/** @internal */
export interface ItemsPage<Item> {
  items: Item[];
  /** Absent on the last page. */
  nextCursor?: string;
}

/** @internal */
export type SpanItemsPage = ItemsPage<SpanItem>;

/**
 * What is read from the store of facts.
 *
 * @internal
 */
export interface FactStore {
  /**
   * The scopes of the entities given, in every version valid at `from` or later. A scope nobody is in has no members;
   * every reference asked for is in the answer.
   */
  scopes(
    scopeRefs: readonly string[],
    from: number,
  ): Promise<Map<string, Scope>>;
  targetsById(ids: readonly number[]): Promise<Map<number, Target>>;
  /** Entities that point to the targets now, by target; of a joint target those whose scope it is asked for. */
  entitiesOfTargets(ids: readonly number[]): Promise<Map<number, string[]>>;
  /** The last re-computation of each target, where there was one. */
  lastRecomputations(
    targetIds: readonly number[],
  ): Promise<Map<number, Recomputation>>;
  /** Versions for the estimators; order is not defined. */
  spanVersions(query: SpanVersionsQuery): Promise<SpanVersion[]>;
  /**
   * The items behind a number over a window as of an instant, latest start first. An item that ended after `asOf` is
   * given with the end it has; it was waiting then.
   */
  spanItems(query: SpanItemsQuery): Promise<SpanItemsPage>;
  /** Versions as people see them, by their `versionId`; those that are gone are left out. */
  spansById(versionIds: readonly number[]): Promise<Map<number, SpanItem>>;
  countSpanItems(
    query: Omit<SpanItemsQuery, 'cursor' | 'limit'>,
  ): Promise<number>;
  /** Items that were waiting at the instant, oldest first. */
  openSpans(query: OpenSpansQuery): Promise<SpanItemsPage>;
  countOpenSpans(
    query: Omit<OpenSpansQuery, 'cursor' | 'limit'>,
  ): Promise<number>;
  /** Versions for the estimators; order is not defined. */
  measurementVersions(
    query: MeasurementVersionsQuery,
  ): Promise<MeasurementVersion[]>;
  /** The days or readings behind a number over a window as of an instant, latest first. */
  measurementItems(
    query: MeasurementItemsQuery,
  ): Promise<ItemsPage<MeasurementItem>>;
  /** As `spansById`, of days and readings. */
  measurementsById(
    versionIds: readonly number[],
  ): Promise<Map<number, MeasurementItem>>;
  countMeasurementItems(
    query: Omit<MeasurementItemsQuery, 'cursor' | 'limit'>,
  ): Promise<number>;
  /**
   * Versions for the estimators; order is not defined. An incident comes once for each of its targets, with the same
   * `id`: in a scope it counts once.
   */
  incidentVersions(query: IncidentVersionsQuery): Promise<IncidentVersion[]>;
  /**
   * The incidents that a count over a window as of an instant counts, latest first; each once, however many of the
   * targets it has, in the version that was recorded last.
   */
  incidentItems(query: IncidentItemsQuery): Promise<ItemsPage<IncidentItem>>;
  countIncidentItems(query: IncidentCountQuery): Promise<number>;
  /**
   * Incidents by their id, each as it is known now; one that its source does not tell of any more as it was last known.
   */
  lastIncidents(query: LastIncidentsQuery): Promise<Map<string, IncidentItem>>;
  /** Whether a fact of some targets, whenever it happened, has a value in a dimension. */
  hasNamedFact(query: NamedFactQuery): Promise<boolean>;
  /** An incident as it is known now, under each of its targets; nothing where the source does not tell of it any more. */
  incident(source: string, key: string): Promise<IncidentItem[]>;
}
