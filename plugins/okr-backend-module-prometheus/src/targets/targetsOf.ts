import { DEFAULT_NAMESPACE, Entity } from '@backstage/catalog-model';
import { TargetReference } from '@keyresults/backstage-plugin-okr-node';
import {
  EntityFilter,
  MetricSettings,
  PrometheusSettings,
  templatesOf,
} from '../config';
import { fieldsOf } from '../query';
import {
  metricsAnnotation,
  NamedMetric,
  parseAnnotation,
} from './parseAnnotation';
import { ownTemplates, referenceOf, unknownReference } from './Place';

const serverAnnotation = 'keyresults.dev/prometheus-server';
const annotationField = 'annotations/';
const longestValue = 200;

/**
 * What is measured for an entity: the metrics it names in `keyresults.dev/prometheus`, and those whose filter it meets.
 * A metric or a server that it names and that is not configured gives a target that says so when it is read; a metric
 * that wants a field that the entity lacks gives none.
 *
 * @internal
 */
export function targetsOf(
  entity: Entity,
  settings: PrometheusSettings,
): TargetReference[] {
  const annotation = entity.metadata.annotations?.[metricsAnnotation];
  const named = annotation === undefined ? [] : parseAnnotation(annotation);
  const known = new Set(settings.metrics.map(it => it.definition.id));
  const [server] = settings.servers;
  const unknown = named
    .filter(({ id }) => !known.has(id))
    .flatMap(({ id }) => (server && unknownReference(server.name, id)) ?? []);
  const measured = settings.metrics.flatMap(metric => {
    const { id } = metric.definition;
    const naming = named.find(it => it.id === id);
    const isMeasured = naming || meets(entity, metric.entities);
    const target = isMeasured && targetOf(entity, settings, metric, naming);
    return target ? [target] : [];
  });
  return [...measured, ...unknown];
}

function targetOf(
  entity: Entity,
  { servers, allowAnnotationQueries }: PrometheusSettings,
  metric: MetricSettings,
  naming: NamedMetric | undefined,
): TargetReference | undefined {
  const wanted =
    entity.metadata.annotations?.[serverAnnotation]?.trim() || metric.server;
  const server =
    wanted === undefined
      ? servers.at(0)
      : servers.find(({ name }) => name === wanted);
  const { id, title } = metric.definition;
  if (!server) {
    return wanted ? unknownReference(wanted, id, title) : undefined;
  }
  const place = { server: server.name, metric: id };
  const own = naming?.queries;
  if (own) {
    const fits = ownTemplates(own)?.shape === metric.definition.shape;
    return allowAnnotationQueries && fits
      ? referenceOf({ ...place, own, values: {} }, server, metric)
      : undefined;
  }
  const values: Record<string, string> = {};
  for (const field of fieldsOf(templatesOf(metric.queries))) {
    const value = fieldOf(entity, field);
    if (!value || value.length > longestValue) return undefined;
    values[field] = value;
  }
  return referenceOf({ ...place, values }, server, metric);
}

function meets(entity: Entity, filter: EntityFilter | undefined): boolean {
  if (!filter) return false;
  const { kind, namespace, annotations } = filter;
  const same = (one: string, other: string) =>
    one.toLowerCase() === other.toLowerCase();
  return (
    same(kind, entity.kind) &&
    (namespace === undefined ||
      same(namespace, fieldOf(entity, 'namespace') ?? '')) &&
    Object.entries(annotations).every(([name, wanted]) => {
      const value = entity.metadata.annotations?.[name];
      return value !== undefined && (wanted === '*' || wanted === value);
    })
  );
}

function fieldOf(entity: Entity, field: string): string | undefined {
  switch (field) {
    case 'name':
      return entity.metadata.name;
    case 'namespace':
      return entity.metadata.namespace ?? DEFAULT_NAMESPACE;
    case 'kind':
      return entity.kind;
    default:
      return entity.metadata.annotations?.[field.slice(annotationField.length)];
  }
}
