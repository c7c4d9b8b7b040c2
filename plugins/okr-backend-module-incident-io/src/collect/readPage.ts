import {
  IncidentIoClient,
  IncidentNode,
  incidentsSchema,
  UnansweredError,
} from '../client';
import { Position } from './cursor';

const pageSize = '250';
/** Also those that do not count: one that is declared a test after all has to be taken back. */
const modes = ['standard', 'retrospective', 'test', 'tutorial'];

/** A page of the list of incidents. @internal */
export interface ListPage {
  incidents: IncidentNode[];
  /** Undefined on the last page. */
  next: Position | undefined;
}

/**
 * Reads the page of `GET /v2/incidents` behind a position, from the oldest incident to the newest.
 *
 * @param filters - names and values of the query
 * @throws InvalidQuestionError when the incident that the position names is not in the list any more
 * @internal
 */
export async function readPage(
  client: IncidentIoClient,
  filters: ReadonlyArray<readonly [name: string, value: string]>,
  position: Position | undefined,
): Promise<ListPage> {
  const { incidents, pagination_meta: meta } = await client.ask({
    path: '/v2/incidents',
    query: [
      ['page_size', pageSize],
      ['sort_by', 'created_at_oldest_first'],
      ...filters,
      ...modes.map(mode => ['mode[one_of]', mode] as const),
      ...(position ? [['after', position.after] as const] : []),
    ],
    schema: incidentsSchema,
  });
  const after = meta?.after;
  if (!after || incidents.length === 0) return { incidents, next: undefined };
  if (after === position?.after) {
    throw new UnansweredError(
      'there are more incidents, but it does not say where',
    );
  }
  const latest = Math.max(...incidents.map(it => Date.parse(it.created_at)));
  return {
    incidents,
    next: { after, createdAt: new Date(latest).toISOString() },
  };
}
