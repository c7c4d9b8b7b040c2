import { FactItem } from '@keyresults/backstage-plugin-okr-common';
import { factsNameOf, hasDimensions, writeInstant } from '../evaluation';
import { isKnownVersion, knownAt, MeasurementItem } from '../facts';
import { FactSource } from './FactSource';
import { LoadedQuestion, loadVersions } from './loadMetric';
import { MetricQuestion } from './metricQuestion';
import { pageThrough } from './pageThrough';
import { ServiceContext } from './ServiceContext';

/** The days or readings behind a number; days that are left out are shown too, and say so. @internal */
export function measurementFacts(
  context: ServiceContext,
  { question, facts: { targets } }: LoadedQuestion,
): FactSource {
  const name = factsNameOf(question.definition);
  const { window, asOf } = question;
  const isMeant = hasDimensions(question.where);
  return {
    page: (targetIds, options) =>
      pageThrough(
        options,
        page =>
          context.facts.measurementItems({
            ...page,
            targetIds,
            metric: name,
            window,
            asOf,
          }),
        item =>
          isMeant(item)
            ? {
                ...showMeasurement(item, question),
                target: targets.get(item.targetId)?.title ?? '',
              }
            : undefined,
      ),
    async countHidden(hiddenIds) {
      const { measurements } = await loadVersions(context, question, hiddenIds);
      return [...(measurements.get(name)?.values() ?? [])]
        .flat()
        .filter(version => {
          const pastKnownAt = targets.get(version.targetId)?.pastKnownAt;
          return (
            isKnownVersion(version, knownAt(asOf, pastKnownAt)) &&
            isMeant(version) &&
            (version.start + version.end) / 2 < asOf
          );
        }).length;
    },
  };
}

/** A day or a reading as the estimator saw it. @internal */
export function showMeasurement(
  item: MeasurementItem,
  { definition, asOf }: MetricQuestion,
): Omit<FactItem, 'target'> {
  const { id, title, url, numerator, denominator } = item;
  const common = { id, title, url, start: writeInstant(item.start) };
  return definition.shape === 'reading'
    ? { ...common, value: numerator, denominator }
    : {
        ...common,
        end: writeInstant(item.end),
        numerator,
        denominator,
        // A day that had not ended as of then was still running, whatever is known of it since.
        complete: item.complete && item.end <= asOf,
      };
}
