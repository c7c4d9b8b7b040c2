/** Keys of objectives and key results on the screen, which outlive that an id is changed. @internal */
export interface PartKeys {
  /** @param group - the empty text for objectives, the key of an objective for its key results */
  keysOf(group: string, ids: readonly string[]): string[];
  /** Call it before the id is changed; where that is refused, the key stays with the id that stays. */
  renamed(path: readonly string[], id: string): void;
}

/**
 * Fields that are typed into must stay the same fields when the id of their part follows its title: else the keyboard's
 * place is lost, and what is unfolded folds.
 *
 * @internal
 */
export function createPartKeys(): PartKeys {
  const groups = new Map<string, Map<string, string>>();
  let made = 0;
  const groupOf = (group: string) => groups.get(group) ?? new Map();
  return {
    keysOf(group, ids) {
      const known = groupOf(group);
      const keys = new Map<string, string>(
        ids.map(id => [id, known.get(id) ?? `part-${made++}`]),
      );
      groups.set(group, keys);
      return ids.map(id => keys.get(id) ?? id);
    },
    renamed(path, id) {
      const [objectiveId, , keyResultId] = path;
      const objectives = groupOf('');
      const group =
        keyResultId === undefined
          ? objectives
          : groupOf(objectives.get(objectiveId) ?? '');
      const key = group.get(keyResultId ?? objectiveId);
      if (key !== undefined && !group.has(id)) {
        group.set(id, key);
      }
    },
  };
}
