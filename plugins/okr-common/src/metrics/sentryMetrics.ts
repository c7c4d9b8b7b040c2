import { MetricDefinition } from './MetricDefinition';

const perDay = {
  shape: 'dailyRatio',
  source: 'Sentry',
  item: {
    one: 'day of a project with traffic',
    other: 'days of projects with traffic',
  },
} as const;

/** Users of one project may use another. */
const ofPeople = { distinct: true, targetDimension: 'project' } as const;

const remedies = {
  usersNotIdentified:
    'Set the user in the Sentry SDK, with Sentry.setUser({ id }), and let it send sessions (release health).',
};

const affectedRemedies = {
  usersNotIdentified:
    'Set the user in the Sentry SDK, with Sentry.setUser({ id }).',
};

/**
 * The metrics computed from Sentry, by project, environment and UTC day.
 *
 * @public
 */
export const sentryMetrics: readonly MetricDefinition[] = [
  {
    ...perDay,
    ...ofPeople,
    id: 'sentry.errorsPerUserDay',
    title: 'Errors per user and day',
    description:
      'How many errors an active user meets in a day: it does not grow with the number of users.',
    formula: 'error events ÷ active users, both added up over days',
    unit: 'ratio',
    unitLabel: 'errors per user and day',
    better: 'lower',
    estimator: 'ratio',
    stats: ['ratio', 'count'],
    defaultStat: 'ratio',
    goodEnough: 0.5,
    remedies,
  },
  {
    ...perDay,
    ...ofPeople,
    id: 'sentry.errorsPerAffectedUser',
    title: 'Errors per affected user',
    description:
      'How many errors a user meets in a day on which he meets any: at least 1, and it can rise when fewer users are affected. For projects whose active users are not known.',
    formula: 'error events ÷ users who met an error, both added up over days',
    unit: 'ratio',
    unitLabel: 'errors per affected user and day',
    better: 'lower',
    estimator: 'ratio',
    stats: ['ratio', 'count'],
    defaultStat: 'ratio',
    remedies: affectedRemedies,
  },
  {
    ...perDay,
    id: 'sentry.events',
    title: 'Error events',
    description: 'How many errors happened; it grows with the number of users.',
    formula:
      'error events, added up; an incomplete day counts as the mean of the others',
    unit: 'count',
    better: 'lower',
    estimator: 'sum',
    facts: 'sentry.errorsPerUserDay',
    stats: ['sum'],
    defaultStat: 'sum',
    rate: 'sentry.errorsPerUserDay',
  },
  {
    ...perDay,
    ...ofPeople,
    id: 'sentry.crashFreeUsers',
    title: 'Crash-free users',
    description: 'The share of active users whose sessions did not crash.',
    formula: 'crash-free users ÷ active users, both added up over days',
    unit: 'share',
    better: 'higher',
    estimator: 'ratio',
    stats: ['ratio', 'count'],
    defaultStat: 'ratio',
    goodEnough: 0.995,
  },
];
