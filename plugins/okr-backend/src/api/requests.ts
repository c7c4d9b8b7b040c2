import { stringifyEntityRef } from '@backstage/catalog-model';
import { Request } from 'express';

/** The entity in the path. @internal */
export function entityRefOf({ params }: Request): string {
  return stringifyEntityRef({
    kind: params.kind,
    namespace: params.namespace,
    name: params.name,
  });
}

/** @internal */
export function metricRequestOf(request: Request) {
  const { stat, where, calendar, weeks } = request.query;
  return {
    ...periodOf(request),
    metric: request.params.metric,
    stat: text(stat),
    calendar: text(calendar),
    where: Array.isArray(where) ? where.map(String) : undefined,
    weeks: weeks === undefined ? undefined : Number(weeks),
  };
}

/** @internal */
export function periodOf(request: Request) {
  const { from, to, asOf } = request.query;
  return {
    entityRef: entityRefOf(request),
    from: text(from),
    to: text(to),
    asOf: text(asOf),
  };
}

/** The limit has its default and its bounds from the OpenAPI document. @internal */
export function pageOf({ query }: Request) {
  return { cursor: text(query.cursor), limit: Number(query.limit) };
}

/** @internal */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
