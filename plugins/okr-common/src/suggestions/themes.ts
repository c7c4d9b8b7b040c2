import { MetricDefinition } from '../metrics/MetricDefinition';

/** An objective that several metrics would show: of each, one is suggested at most. @internal */
export interface Theme {
  id: string;
  title: string;
}

const waiting: Theme = { id: 'no-waiting', title: 'Nobody waits for a review' };
const flow: Theme = { id: 'steady-flow', title: 'Changes flow steadily' };
const detection: Theme = {
  id: 'fewer-surprises',
  title: 'We know before our customers do',
};
const recovery: Theme = {
  id: 'quick-recovery',
  title: 'What breaks is mended quickly',
};
const errors: Theme = {
  id: 'fewer-errors',
  title: 'Our users meet few errors',
};

const themes: Readonly<Record<string, Theme>> = {
  'github.reviewWait': waiting,
  'github.firstReview': waiting,
  'github.mergeTime': flow,
  'github.maintenanceShare': flow,
  'incidents.timeToDetect': detection,
  'incidents.timeToAcknowledge': detection,
  'incidents.undetectedShare': detection,
  'incidents.timeToMitigate': recovery,
  'incidents.timeToResolve': recovery,
  'incidents.downtimeShare': recovery,
  'sentry.errorsPerUserDay': errors,
  'sentry.errorsPerAffectedUser': errors,
  'sentry.crashFreeUsers': errors,
};

/** @internal */
export function themeOf({
  id,
  title,
}: Pick<MetricDefinition, 'id' | 'title'>): Theme {
  return (
    themes[id] ?? {
      id: `better-${idOfMetric({ id })}`,
      title: `${title} gets better`,
    }
  );
}

/** `github.reviewWait` is `review-wait`. @internal */
export function idOfMetric({ id }: Pick<MetricDefinition, 'id'>): string {
  return id
    .slice(id.indexOf('.') + 1)
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50);
}
