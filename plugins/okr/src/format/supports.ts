/**
 * The entity and the objective in a written `kind:namespace/name#objective-id`; undefined for anything else.
 *
 * @internal
 */
export function readSupports(
  supports: string,
): { entityRef: string; objectiveId: string } | undefined {
  const match = /^([^#:/]+:[^#:/]+\/[^#:/]+)#(.+)$/.exec(supports);
  return match ? { entityRef: match[1], objectiveId: match[2] } : undefined;
}
