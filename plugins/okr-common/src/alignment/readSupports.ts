/** Which objective of which entity. @public */
export interface ObjectiveReference {
  /** Full and in lower case, for instance `group:default/engineering`. */
  entityRef: string;
  objectiveId: string;
}

/**
 * The entity and the objective in a written `kind:namespace/name#objective-id`; undefined for anything else. References
 * of entities are the same in letters of either case, ids of objectives are not.
 *
 * @public
 */
export function readSupports(supports: string): ObjectiveReference | undefined {
  const match = /^([^#:/]+:[^#:/]+\/[^#:/]+)#(.+)$/.exec(supports);
  return match
    ? {
        entityRef: match[1].toLocaleLowerCase('en-US'),
        objectiveId: match[2],
      }
    : undefined;
}
