/**
 * One version of a daily ratio or a reading. Instants are milliseconds since 1970 UTC.
 *
 * @internal
 */
export interface MeasurementVersion {
  /** Of the version, unique among measurements; present when asked for. */
  versionId?: number;
  targetId: number;
  /** Of a reading, what was read, unique within the target; empty for a daily ratio. */
  series: string;
  /** 00:00 UTC of the day of a daily ratio, or the instant of a reading. */
  start: number;
  /** 24 hours after `start` for a daily ratio, `start` for a reading. */
  end: number;
  /** Of a reading, its value. */
  numerator: number;
  /** Of a reading, its weight. */
  denominator: number;
  /** True for every reading. */
  complete: boolean;
  /** Present when asked for. */
  dimensions?: Record<string, string>;
  recordedAt: number;
  supersededAt?: number;
}

/** A daily ratio or a reading as a person sees it, in one version. @internal */
export interface MeasurementItem
  extends Omit<
    MeasurementVersion,
    'versionId' | 'dimensions' | 'recordedAt' | 'supersededAt'
  > {
  /** Id of the version, unique among measurements. */
  id: string;
  title: string;
  url: string;
  dimensions: Record<string, string>;
}

/** @internal */
export interface MeasurementVersionsQuery {
  targetIds: readonly number[];
  /** The name under which the facts are stored: `MetricDefinition.facts`, or its id. */
  metric: string;
  /** Days whose noon lies before, and readings before, are left out. */
  from: number;
  /** Days whose noon lies then or later, and readings from then on, are left out. */
  to: number;
  /** Versions superseded at or before are left out. */
  knownFrom?: number;
  withDimensions?: boolean;
  withIds?: boolean;
}

/** @internal */
export interface MeasurementItemsQuery {
  targetIds: readonly number[];
  /** The name under which the facts are stored. */
  metric: string;
  window: { from: number; to: number };
  asOf: number;
  /** As returned in `nextCursor`. */
  cursor?: string;
  limit: number;
}
