import { TargetReference } from '@keyresults/backstage-plugin-okr-node';
import { createHash } from 'node:crypto';
import { MetricSettings, Queries, Server, templateSchema } from '../config';
import { fillTemplate } from '../query';
import { OwnQueries, ownQueriesSchema } from './parseAnnotation';

/** What the store keeps of a reference. */
const longestId = 255;

/** What is measured: a metric, on a server, for values that entities share or have alone. @internal */
export interface Place {
  server: string;
  metric: string;
  /** By field of the entity. */
  values: Readonly<Record<string, string>>;
  /** Set when the entity brings its own queries. */
  own?: OwnQueries;
}

/**
 * The reference of a place, from which it can be read back: queries of an entity's own stand behind the `#` of the
 * address, and by their fingerprint in the id.
 *
 * @returns undefined where the values are too long
 * @internal
 */
export function referenceOf(
  place: Place,
  server: Server,
  { definition, queries }: MetricSettings,
): TargetReference | undefined {
  const { values, own } = place;
  const parameters = new URLSearchParams({
    ...values,
    ...(own ? { own: fingerprintOf(own) } : {}),
  });
  const asked = parameters.size > 0 ? `?${parameters}` : '';
  const id = `${place.server}/${place.metric}${asked}`;
  if (id.length > longestId) return undefined;
  const shown = Object.values(values).join(' ');
  const graph = graphUrl(server, own ? ownTemplates(own) : queries, values);
  return {
    id,
    title: shown ? `${definition.title}: ${shown}` : definition.title,
    url: own ? `${graph}#${encodeURIComponent(JSON.stringify(own))}` : graph,
  };
}

/**
 * The reference of a metric or on a server that is not configured, for the pages to say so.
 *
 * @param server - as named; no other server than it has this id, and so with the metric
 * @returns undefined where it is too long to be a name
 * @internal
 */
export function unknownReference(
  server: string,
  metric: string,
  title = metric,
): TargetReference | undefined {
  const id = `${encodeURIComponent(server)}/${encodeURIComponent(metric)}`;
  return id.length <= longestId ? { id, title } : undefined;
}

/** @internal */
export function placeOf({ id, url = '' }: TargetReference): Place {
  const [, server = '', metric = '', asked = ''] =
    /^([^/]*)\/([^?]*)\??(.*)$/s.exec(id) ?? [];
  const { own: fingerprint, ...values } = Object.fromEntries(
    new URLSearchParams(asked),
  );
  const place = { server, metric, values };
  if (fingerprint === undefined) return place;
  return { ...place, own: ownQueriesIn(url) ?? { query: '' } };
}

function ownQueriesIn(url: string): OwnQueries | undefined {
  try {
    const fragment = url.slice(url.indexOf('#') + 1);
    return ownQueriesSchema.parse(JSON.parse(decodeURIComponent(fragment)));
  } catch {
    return undefined;
  }
}

/**
 * An entity's own queries as they are asked.
 *
 * @returns undefined when they are none, or want something of the entity: its own query can say that itself
 * @internal
 */
export function ownTemplates(own: OwnQueries): Queries | undefined {
  const read = (text: string | undefined) => {
    const parsed = templateSchema.safeParse(text);
    const isPlain = parsed.data?.parts.every(part => !('entity' in part));
    return isPlain ? parsed.data : undefined;
  };
  if ('numerator' in own) {
    const numerator = read(own.numerator);
    const denominator = read(own.denominator);
    return numerator && denominator
      ? { shape: 'dailyRatio', numerator, denominator }
      : undefined;
  }
  const query = read(own.query);
  const weight = 'weight' in own ? read(own.weight) : undefined;
  return query && { shape: 'reading', query, ...(weight && { weight }) };
}

/**
 * Where a person sees the query drawn.
 *
 * @param until - ISO, UTC; now unless given
 * @internal
 */
export function graphUrl(
  { webUrl }: Server,
  queries: Queries | undefined,
  values: Readonly<Record<string, string>>,
  until?: string,
): string {
  const templates =
    queries?.shape === 'dailyRatio'
      ? [queries.numerator, queries.denominator]
      : queries && [queries.query];
  const parameters = new URLSearchParams();
  for (const [index, template] of (templates ?? []).entries()) {
    parameters.set(`g${index}.expr`, fillTemplate(template, values, '1d'));
    parameters.set(`g${index}.tab`, '0');
    parameters.set(`g${index}.range_input`, '1d');
    if (until) {
      const minute = until.slice(0, 16).replace('T', ' ');
      parameters.set(`g${index}.end_input`, `${minute}:00`);
    }
  }
  return `${webUrl}/graph?${parameters}`;
}

function fingerprintOf(own: OwnQueries): string {
  return createHash('sha256')
    .update(JSON.stringify(own))
    .digest('hex')
    .slice(0, 32);
}
