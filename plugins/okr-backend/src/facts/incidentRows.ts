import {
  countedAt,
  incidentPhases,
  IncidentReview,
  PhaseInstants,
} from '@keyresults/backstage-plugin-okr-common';
import { IncidentFact } from '@keyresults/backstage-plugin-okr-node';
import {
  BooleanColumn,
  NumberColumn,
  toNumber,
  toOptionalNumber,
} from '../database';
import {
  IncidentContent,
  mergeReview,
  SeverityOf,
} from '../incidents/mergeReview';
import {
  commonColumns,
  endOfTime,
  Place,
  StoredVersionRow,
  toInstant,
  VersionRow,
} from './factTables';

/** @internal */
export interface PhaseColumns<Column> {
  started_at: Column;
  detected_at: Column;
  acknowledged_at: Column;
  mitigated_at: Column;
  resolved_at: Column;
}

interface SourcePhaseColumns<Column> {
  source_started_at: Column;
  source_detected_at: Column;
  source_acknowledged_at: Column;
  source_mitigated_at: Column;
  source_resolved_at: Column;
}

interface TextColumns {
  severity: string | null;
  area: string | null;
  source_severity: string | null;
  source_area: string | null;
  /** JSON list of what the review says otherwise. */
  corrected: string;
  title: string;
  url: string;
  dimensions: string;
}

/** A version as inserted. @internal */
export interface IncidentRow
  extends VersionRow,
    PhaseColumns<number | null>,
    SourcePhaseColumns<number | null>,
    TextColumns {
  source: string;
  closed: boolean;
  source_closed: boolean;
  review_version: number | null;
  first_recorded_at: number;
  phases_recorded_at: number;
  counted_at: number;
  start_at: number;
  until_at: number;
}

/** A version as read. @internal */
export interface StoredIncident
  extends StoredVersionRow,
    PhaseColumns<NumberColumn | null>,
    SourcePhaseColumns<NumberColumn | null>,
    TextColumns {
  source: string;
  closed: BooleanColumn;
  source_closed: BooleanColumn;
  review_version: number | null;
  first_recorded_at: NumberColumn;
  phases_recorded_at: NumberColumn;
  counted_at: NumberColumn;
}

/** A review as it is merged into a row. @internal */
export interface ReviewToMerge {
  version: number;
  review: IncidentReview;
}

/** Where an incident belongs, and what its source calls severe. @internal */
export interface IncidentPlace extends Place {
  source: string;
  severityOf: SeverityOf;
}

/**
 * An incident as its first version or the next, without its review.
 *
 * @throws InputError when the collector gave an instant that is none
 * @internal
 */
export function toIncidentRow(
  fact: IncidentFact,
  place: IncidentPlace,
  dimensions: string,
): IncidentRow {
  const phases: PhaseInstants = {};
  for (const phase of incidentPhases) {
    const text = fact.phases[phase];
    if (text !== undefined) {
      phases[phase] = toInstant(text, fact);
    }
  }
  return mergedRow(
    { ...commonColumns(fact, place, dimensions), source: place.source },
    {
      phases,
      severity: fact.severity,
      area: fact.area,
      closed: fact.closed,
    },
    undefined,
    place.severityOf,
  );
}

/** The same row with what a review corrects, or without any correction. @internal */
export function withReview(
  row: IncidentRow | StoredIncident,
  review: ReviewToMerge | undefined,
  severityOf: SeverityOf,
): IncidentRow {
  return mergedRow(
    {
      target_id: row.target_id,
      source: row.source,
      group_key: row.group_key,
      fact_key: row.fact_key,
      title: row.title,
      url: row.url,
      dimensions: row.dimensions,
      recorded_at: toNumber(row.recorded_at),
    },
    saidBySource(row),
    review,
    severityOf,
  );
}

/** What the source says of an incident. @internal */
export function saidBySource(
  row: IncidentRow | StoredIncident,
): IncidentContent {
  return {
    phases: phasesOf({
      started_at: row.source_started_at,
      detected_at: row.source_detected_at,
      acknowledged_at: row.source_acknowledged_at,
      mitigated_at: row.source_mitigated_at,
      resolved_at: row.source_resolved_at,
    }),
    severity: row.source_severity ?? undefined,
    area: row.source_area ?? undefined,
    closed: Boolean(row.source_closed),
  };
}

const phaseColumns = incidentPhases.map(
  phase => [phase, `${phase}_at`] as const,
);

/** Only what is known, in the order of the phases. @internal */
export function phasesOf(
  row: PhaseColumns<NumberColumn | null>,
): PhaseInstants {
  const phases: PhaseInstants = {};
  for (const [phase, column] of phaseColumns) {
    const at = toOptionalNumber(row[column]);
    if (at !== undefined) {
      phases[phase] = at;
    }
  }
  return phases;
}

function mergedRow(
  place: VersionRow & { source: string },
  said: IncidentContent,
  review: ReviewToMerge | undefined,
  severityOf: SeverityOf,
): IncidentRow {
  const { corrected, ...merged } = mergeReview(
    said,
    review?.review,
    severityOf,
  );
  return firstRecorded({
    ...place,
    started_at: merged.phases.started ?? null,
    detected_at: merged.phases.detected ?? null,
    acknowledged_at: merged.phases.acknowledged ?? null,
    mitigated_at: merged.phases.mitigated ?? null,
    resolved_at: merged.phases.resolved ?? null,
    severity: merged.severity ?? null,
    area: merged.area ?? null,
    closed: merged.closed,
    source_started_at: said.phases.started ?? null,
    source_detected_at: said.phases.detected ?? null,
    source_acknowledged_at: said.phases.acknowledged ?? null,
    source_mitigated_at: said.phases.mitigated ?? null,
    source_resolved_at: said.phases.resolved ?? null,
    source_severity: said.severity ?? null,
    source_area: said.area ?? null,
    source_closed: said.closed,
    review_version: review?.version ?? null,
    corrected: JSON.stringify(corrected),
  });
}

type InstantColumn = 'counted_at' | 'start_at' | 'until_at';

/** A version of an incident that was not known before, nor its phases. @internal */
export function firstRecorded(
  row: Omit<
    IncidentRow,
    InstantColumn | 'first_recorded_at' | 'phases_recorded_at'
  >,
): IncidentRow {
  return withInstants({
    ...row,
    first_recorded_at: row.recorded_at,
    phases_recorded_at: row.recorded_at,
  });
}

/** Adds the instants that follow from the phases, and from when these and the incident were learned. @internal */
export function withInstants(
  row: Omit<IncidentRow, InstantColumn>,
): IncidentRow {
  const phases = phasesOf(row);
  const counted =
    countedAt(
      {
        id: row.fact_key,
        phases,
        closed: row.closed,
        firstRecordedAt: row.first_recorded_at,
        phasesRecordedAt: row.phases_recorded_at,
      },
      row.recorded_at,
    ) ?? row.first_recorded_at;
  const instants = [counted, ...Object.values(phases)];
  return {
    ...row,
    counted_at: counted,
    start_at: Math.min(...instants),
    until_at: row.closed ? Math.max(...instants) : endOfTime,
  };
}
