import { Guardrail, KeyResultBase, Link } from '../model';
import { RawCommon, RawGuardrail } from '../schema/keyResultSchemas';
import { readKeep, readMeasured } from './measurement';
import { ParseContext } from './ParseContext';
import { readHintsOff } from './readHintsOff';

/**
 * Reads what every kind of key result may have.
 *
 * @param title - used where none is written
 * @internal
 */
export function readCommon(
  raw: RawCommon,
  title: string,
  path: readonly string[],
  context: ParseContext,
): KeyResultBase {
  const guardrail =
    raw.guardrail &&
    readGuardrail(raw.guardrail, [...path, 'guardrail'], context);
  return {
    id: path[path.length - 1],
    title: raw.title ?? title,
    ...(raw.why !== undefined && { why: raw.why.trim() }),
    ...(raw.owner !== undefined && { owner: raw.owner }),
    weight: raw.weight ?? 1,
    commitment: raw.kind ?? context.commitment,
    links: readLinks(raw.links),
    ...(guardrail && { guardrail }),
    ...readHintsOff(raw.hints, path, context),
    position: context.problems.positionOf(path),
  };
}

/** @internal */
export function readLinks(links: RawCommon['links']): Link[] {
  return (links ?? []).map(link =>
    typeof link === 'string' ? { url: link } : link,
  );
}

function readGuardrail(
  raw: RawGuardrail,
  path: readonly string[],
  context: ParseContext,
): Guardrail | undefined {
  const measured = readMeasured(raw, path, context);
  const keep =
    measured && readKeep(raw.keep, measured, [...path, 'keep'], context);
  if (!measured || !keep) {
    return undefined;
  }
  const { metric, stat, where } = measured;
  return { metric: metric.id, stat, where, keep };
}
