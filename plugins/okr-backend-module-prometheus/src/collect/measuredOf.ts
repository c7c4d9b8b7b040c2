import { TargetReference } from '@keyresults/backstage-plugin-okr-node';
import { PrometheusSettings, templatesOf } from '../config';
import { fieldsOf } from '../query';
import { ownTemplates, placeOf } from '../targets';
import { Measured } from './Measured';

/**
 * What a target is measured by, or what is missing in the settings: those that made it may have been others.
 *
 * @internal
 */
export function measuredOf(
  reference: TargetReference,
  { servers, metrics, allowAnnotationQueries }: PrometheusSettings,
): Measured | { missing: string } {
  const place = placeOf(reference);
  const { own, values } = place;
  const server = servers.find(({ name }) => name === place.server);
  if (!server) {
    return {
      missing: `No server ${decodeURIComponent(
        place.server,
      )} is configured in okr.prometheus.servers.`,
    };
  }
  const metric = metrics.find(
    ({ definition }) => definition.id === place.metric,
  );
  if (!metric) {
    return {
      missing: `No metric ${decodeURIComponent(
        place.metric,
      )} is configured in okr.prometheus.metrics.`,
    };
  }
  if (own && !allowAnnotationQueries) {
    return {
      missing:
        'Queries in annotations are not allowed: see okr.prometheus.allowAnnotationQueries.',
    };
  }
  const queries = own ? ownTemplates(own) : metric.queries;
  const isComplete =
    queries?.shape === metric.definition.shape &&
    fieldsOf(templatesOf(queries)).every(field => field in values);
  if (!isComplete) {
    return { missing: 'The query wants something else of the entity now.' };
  }
  const targetId = reference.id;
  const { title } = reference;
  return { targetId, title, server, metric, queries, values };
}
