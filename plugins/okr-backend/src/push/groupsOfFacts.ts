import { PushedFact } from '@keyresults/backstage-plugin-okr-common';
import { INCIDENTS } from '@keyresults/backstage-plugin-okr-node';
import { Knex } from 'knex';
import { among, NumberColumn, toNumber } from '../database';
import { pushSource } from '../facts';
import { TargetGroup } from '../facts/groupRows';
import { groupBy } from '../groupBy';
import { PushTarget } from './pushTargets';
import { keysOf } from './targetOfFact';
import { incidentKey, toGroup } from './toGroup';

/** A target that facts are written under. @internal */
export type WrittenTarget = Pick<
  PushTarget,
  'id' | 'source' | 'entityRef' | 'since'
>;

/** What is to be written of one fact. @internal */
export interface GroupsOfFact {
  groups: TargetGroup[];
  /** Targets that it was stored under before, and is no more. */
  left: WrittenTarget[];
}

/**
 * Facts under all targets that they are of. An incident that was of more entities before is taken from those that are
 * left out.
 *
 * @param targets - those that the facts name, locked
 * @internal
 */
export async function groupsOfFacts(
  transaction: Knex,
  facts: readonly PushedFact[],
  targets: ReadonlyMap<string, PushTarget>,
): Promise<GroupsOfFact[]> {
  const placed = facts.map(fact => {
    const of = keysOf(fact).flatMap(key => targets.get(key) ?? []);
    return { fact, of, home: of[0] };
  });
  const keyOf = ({ fact, home }: (typeof placed)[number]) =>
    incidentKey(fact.id, home.id);
  const known = await placesKnown(
    transaction,
    placed.filter(({ fact }) => fact.shape === 'incident').map(keyOf),
  );
  return placed.map(one => {
    const { fact, of, home } = one;
    const named = new Set(of.map(({ id }) => id));
    const left =
      fact.shape === 'incident'
        ? (known.get(keyOf(one)) ?? []).filter(({ id }) => !named.has(id))
        : [];
    return {
      groups: [
        ...of.map(({ id, source }) => ({
          targetId: id,
          source,
          group: toGroup(fact, home.id, id),
        })),
        ...left.map(({ id, source, groupKey }) => ({
          targetId: id,
          source,
          group: { key: groupKey, open: false, facts: [] },
        })),
      ],
      left,
    };
  });
}

/** Where incidents stand now, by their keys. */
async function placesKnown(
  transaction: Knex,
  keys: readonly string[],
): Promise<Map<string, (WrittenTarget & { groupKey: string })[]>> {
  if (keys.length === 0) {
    return new Map();
  }
  const rows: {
    fact_key: string;
    group_key: string;
    id: number;
    source: string;
    reference: string;
    state_since: NumberColumn;
  }[] = await transaction('incidents')
    .join('targets', 'targets.id', 'incidents.target_id')
    .select(
      'incidents.fact_key',
      'incidents.group_key',
      'targets.id',
      'targets.source',
      'targets.reference',
      'targets.state_since',
    )
    .where('incidents.source', pushSource(INCIDENTS))
    .where(among(transaction, 'incidents.fact_key', keys))
    .whereNull('incidents.superseded_at');
  const places = groupBy(rows, row => row.fact_key);
  return new Map(
    [...places].map(([key, found]) => [
      key,
      found.map(row => ({
        id: row.id,
        source: row.source,
        entityRef: row.reference,
        since: toNumber(row.state_since),
        groupKey: row.group_key,
      })),
    ]),
  );
}
