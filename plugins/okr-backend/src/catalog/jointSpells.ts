import { Validity } from '../facts/types';
import { SourceTarget } from './SyncedEntity';

/** A time in which a target was in a scope. @internal */
export interface TargetSpell extends Validity {
  targetId: number;
}

/** A time in which a joint target stood for targets of a scope. @internal */
export interface JointSpell extends Validity {
  joint: SourceTarget;
}

/**
 * Which joint targets a scope had when: those of the very set of targets that it had then.
 *
 * @param spells - of one source; several members may bring the same target
 * @param jointly - the joint targets of a set
 * @internal
 */
export function jointSpells(
  spells: readonly TargetSpell[],
  jointly: (targetIds: readonly number[]) => readonly SourceTarget[],
): JointSpell[] {
  const changes = changesOf(spells);
  const present = new Map<number, number>();
  const open = new Map<string, JointSpell>();
  const ended: JointSpell[] = [];
  for (const instant of [...changes.keys()].sort((a, b) => a - b)) {
    for (const { targetId, by } of changes.get(instant) ?? []) {
      const count = (present.get(targetId) ?? 0) + by;
      if (count === 0) {
        present.delete(targetId);
      } else {
        present.set(targetId, count);
      }
    }
    const joints = new Map(
      (present.size > 1 ? jointly([...present.keys()]) : []).map(joint => [
        joint.id,
        joint,
      ]),
    );
    for (const [id, spell] of open) {
      if (!joints.has(id)) {
        open.delete(id);
        ended.push({ ...spell, validTo: instant });
      }
    }
    for (const [id, joint] of joints) {
      if (!open.has(id)) {
        open.set(id, { joint, validFrom: instant });
      }
    }
  }
  return [...ended, ...open.values()];
}

/** Who comes (1) and goes (-1) at each instant; first those who come, so that nobody is away for no time at all. */
function changesOf(
  spells: readonly TargetSpell[],
): Map<number, Array<{ targetId: number; by: number }>> {
  const changes = new Map<number, Array<{ targetId: number; by: number }>>();
  const add = (instant: number, targetId: number, by: number) => {
    const known = changes.get(instant);
    if (known) {
      known.push({ targetId, by });
    } else {
      changes.set(instant, [{ targetId, by }]);
    }
  };
  const lasting = spells.filter(
    ({ validFrom, validTo = Infinity }) => validTo > validFrom,
  );
  for (const { targetId, validFrom } of lasting) {
    add(validFrom, targetId, 1);
  }
  for (const { targetId, validTo } of lasting) {
    if (validTo !== undefined) {
      add(validTo, targetId, -1);
    }
  }
  return changes;
}
