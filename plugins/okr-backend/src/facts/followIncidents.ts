import { incidentPhases } from '@keyresults/backstage-plugin-okr-common';
import { Knex } from 'knex';
import { among, NumberColumn, toNumber } from '../database';
import { incidentIdOf } from '../incidents/readReviews';
import {
  IncidentRow,
  PhaseColumns,
  phasesOf,
  withInstants,
} from './incidentRows';

/** When an incident was first told with some phases. */
interface FirstRecorded extends PhaseColumns<NumberColumn | null> {
  source: string;
  fact_key: string;
  first_recorded_at: NumberColumn;
  phases_recorded_at: NumberColumn;
}

const phaseColumns = incidentPhases.map(phase => `${phase}_at` as const);

/**
 * The next versions of incidents, with the instants at which the incident and its phases were first learned: under any
 * target, and whether or not it was told of ever since. Where an incident is counted for want of a phase must not depend
 * on when somebody corrected its title.
 *
 * @internal
 */
export async function followIncidents(
  transaction: Knex,
  rows: readonly IncidentRow[],
): Promise<IncidentRow[]> {
  const known: FirstRecorded[] = await transaction('incidents')
    .select('source', 'fact_key', ...phaseColumns)
    .min({
      first_recorded_at: 'first_recorded_at',
      phases_recorded_at: 'phases_recorded_at',
    })
    // Of two sources with the same keys this finds more than asked for.
    .where(
      among(transaction, 'source', [
        ...new Set(rows.map(({ source }) => source)),
      ]),
    )
    .where(
      among(transaction, 'fact_key', [
        ...new Set(rows.map(({ fact_key: key }) => key)),
      ]),
    )
    .groupBy('source', 'fact_key', ...phaseColumns);
  const first = new Map<string, number>();
  const phases = new Map<string, number>();
  for (const found of known) {
    const id = idOf(found);
    const at = toNumber(found.first_recorded_at);
    first.set(id, Math.min(first.get(id) ?? at, at));
    phases.set(withPhases(found), toNumber(found.phases_recorded_at));
  }
  return rows.map(row =>
    withInstants({
      ...row,
      first_recorded_at: first.get(idOf(row)) ?? row.recorded_at,
      phases_recorded_at: phases.get(withPhases(row)) ?? row.recorded_at,
    }),
  );
}

type Known = Pick<FirstRecorded, 'source' | 'fact_key'> &
  PhaseColumns<NumberColumn | null>;

function idOf({ source, fact_key: key }: Known): string {
  return incidentIdOf({ source, key });
}

function withPhases(row: Known): string {
  return JSON.stringify([idOf(row), phasesOf(row)]);
}
