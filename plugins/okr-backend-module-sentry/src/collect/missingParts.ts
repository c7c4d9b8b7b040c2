import { Project } from './ProjectDirectory';

/** Parts of a joint target that could not be read, with the first day on which they are left out. @internal */
export type MissingParts = Readonly<Record<string, string>>;

/**
 * Notes parts that are left out of the days from one on.
 *
 * @internal
 */
export function noteMissing(
  missing: MissingParts,
  away: Iterable<string>,
  from: string,
): MissingParts {
  const result: Record<string, string> = { ...missing };
  for (const part of away) {
    const known = result[part];
    result[part] = known !== undefined && known < from ? known : from;
  }
  return result;
}

/**
 * Parts the other way round: those that are still missing, and the first day that lacks one of those that are not.
 *
 * @param present - those that were read, with their project: before it was created nothing was lacking
 * @internal
 */
export function noteReturned(
  missing: MissingParts,
  present: ReadonlyMap<string, Project>,
): { missing: MissingParts; again?: string } {
  const entries = Object.entries(missing);
  const [again] = entries
    .flatMap(([part, from]) => {
      const project = present.get(part);
      if (!project) return [];
      const { createdOn = from } = project;
      return createdOn > from ? createdOn : from;
    })
    .sort();
  return {
    missing: Object.fromEntries(entries.filter(([part]) => !present.has(part))),
    again,
  };
}
