import { IncidentItem } from '../facts';
import { ServiceContext } from './ServiceContext';

/**
 * What is told of incidents beside their numbers: of each the version that is known now, under one of its targets. Those
 * that the source does not tell of any more are not in it.
 *
 * @param ids - `<source>/<key>`; a page of them
 * @internal
 */
export async function readIncidentDetails(
  { facts }: Pick<ServiceContext, 'facts'>,
  ids: readonly string[],
): Promise<Map<string, IncidentItem>> {
  const found = await Promise.all(
    ids.map(id => {
      const slash = id.indexOf('/');
      return facts.incident(id.slice(0, slash), id.slice(slash + 1));
    }),
  );
  return new Map(
    found.flatMap(items => items.slice(0, 1)).map(item => [item.id, item]),
  );
}
