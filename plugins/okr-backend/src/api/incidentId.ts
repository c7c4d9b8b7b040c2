import { IncidentItem } from '../facts';

/**
 * How an incident is named in paths: opaque, since keys of sources hold slashes and more.
 *
 * @param id - `<source>/<key>`
 * @internal
 */
export function writeIncidentId(id: string): string {
  return Buffer.from(id).toString('base64url');
}

/** Reads what {@link writeIncidentId} wrote; undefined for any other text. @internal */
export function readIncidentId(
  text: string,
): Pick<IncidentItem, 'source' | 'key'> | undefined {
  const id = Buffer.from(text, 'base64url').toString('utf8');
  const slash = id.indexOf('/');
  // No database keeps a zero character, and Postgres fails when asked for one.
  const isStorable = !id.includes('\0') && writeIncidentId(id) === text;
  return isStorable && slash > 0 && slash < id.length - 1
    ? { source: id.slice(0, slash), key: id.slice(slash + 1) }
    : undefined;
}
