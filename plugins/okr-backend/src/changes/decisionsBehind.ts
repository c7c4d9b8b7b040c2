import { Knex } from 'knex';
import { among, NumberColumn, toNumber } from '../database';
import { groupBy } from '../groupBy';

/** Who made an annotation what it is, and why, as far as that is known here. @internal */
export interface Decision {
  decidedBy: string | null;
  reason: string | null;
  url: string | null;
  /** That the proposal was merged with. */
  commitId: string | null;
  commitUrl: string | null;
}

/** An annotation that has just been seen for the first time. @internal */
export interface NewAnnotation {
  entityRef: string;
  annotation: string | null;
  /** When the one before it was first seen, in milliseconds since 1970 UTC. */
  previousAt: number;
}

interface Candidate extends Decision {
  entityRef: string;
  annotation: string | null;
  /** Milliseconds since 1970 UTC. */
  saidAt: number;
}

/**
 * Finds what was decided here in the very words that the catalog shows now: a proposal that has not brought a version
 * yet, or the overlay as last saved. Two statements, however many annotations there are.
 *
 * @returns by entity ref
 * @internal
 */
export async function decisionsBehind(
  transaction: Knex,
  annotations: readonly NewAnnotation[],
): Promise<Map<string, Decision>> {
  if (annotations.length === 0) {
    return new Map();
  }
  const refs = annotations.map(({ entityRef }) => entityRef);
  const candidates = groupBy(
    [
      ...(await proposalsOf(transaction, refs)),
      ...(await overlaysOf(transaction, refs)),
    ],
    ({ entityRef }) => entityRef,
  );
  const decisions = new Map<string, Decision>();
  for (const { entityRef, annotation, previousAt } of annotations) {
    const [behind] = (candidates.get(entityRef) ?? [])
      .filter(
        candidate =>
          isSame(candidate.annotation, annotation) &&
          (candidate.url !== null || candidate.saidAt > previousAt),
      )
      .sort((one, other) => other.saidAt - one.saidAt);
    if (behind) {
      decisions.set(entityRef, behind);
    }
  }
  return decisions;
}

/** What was proposed once can be written again by hand, much later: a proposal brings one version. */
async function proposalsOf(
  transaction: Knex,
  entityRefs: readonly string[],
): Promise<Candidate[]> {
  const rows: {
    entity_ref: string;
    annotation: string | null;
    proposed_by: string | null;
    reason: string | null;
    url: string;
    commit_id: string | null;
    commit_url: string | null;
    updated_at: NumberColumn;
  }[] = await transaction('proposals')
    .select(
      'entity_ref',
      'annotation',
      'proposed_by',
      'reason',
      'url',
      'commit_id',
      'commit_url',
      'updated_at',
    )
    .where(among(transaction, 'entity_ref', entityRefs))
    .whereNot('state', 'closed')
    .whereNotExists(known =>
      known
        .select(transaction.raw('1'))
        .from('annotation_versions')
        .whereRaw(
          `annotation_versions.entity_ref = proposals.entity_ref
           and annotation_versions.url = proposals.url`,
        ),
    );
  return rows.map(row => ({
    entityRef: row.entity_ref,
    annotation: row.annotation,
    decidedBy: row.proposed_by,
    reason: row.reason,
    url: row.url,
    commitId: row.commit_id,
    commitUrl: row.commit_url,
    saidAt: toNumber(row.updated_at),
  }));
}

async function overlaysOf(
  transaction: Knex,
  entityRefs: readonly string[],
): Promise<Candidate[]> {
  const rows: {
    entity_ref: string;
    annotation: string | null;
    saved_by: string;
    reason: string | null;
    saved_at: NumberColumn;
  }[] = await transaction('overlays')
    .select('entity_ref', 'annotation', 'saved_by', 'reason', 'saved_at')
    .whereIn('version', latest =>
      latest
        .max('version')
        .from('overlays')
        .where(among(transaction, 'entity_ref', entityRefs))
        .groupBy('entity_ref'),
    );
  return rows.map(row => ({
    entityRef: row.entity_ref,
    annotation: row.annotation,
    decidedBy: row.saved_by,
    reason: row.reason,
    url: null,
    commitId: null,
    commitUrl: null,
    saidAt: toNumber(row.saved_at),
  }));
}

/** A file may end in other white space than the editor's text. */
function isSame(one: string | null, other: string | null): boolean {
  return one?.trimEnd() === other?.trimEnd();
}
