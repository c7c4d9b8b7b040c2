import { MetricDefinition } from './MetricDefinition';

const DAY = 86_400;

const waitingStats = ['p50', 'p75', 'p90', 'mean', 'count'] as const;

/**
 * The metrics computed from pull requests on GitHub.
 *
 * @public
 */
export const githubMetrics: readonly MetricDefinition[] = [
  {
    id: 'github.reviewWait',
    title: 'Review wait',
    description:
      'How long a requested reviewer or team takes to submit a review, with the requests still waiting counted.',
    formula:
      'Kaplan–Meier quantile of the time from review request to the first review by the requested person or team',
    item: { one: 'review request', other: 'review requests' },
    unit: 'duration',
    better: 'lower',
    shape: 'span',
    estimator: 'waiting',
    stats: waitingStats,
    defaultStat: 'p75',
    goodEnough: DAY,
    abandonedAfterDays: 30,
    source: 'GitHub',
  },
  {
    id: 'github.firstReview',
    title: 'Time to first review',
    description:
      'How long a pull request that is ready for review waits for its first review by a person other than its author.',
    formula:
      'Kaplan–Meier quantile of the time from ready for review to the first submitted review by a human other than the author',
    item: { one: 'pull request', other: 'pull requests' },
    unit: 'duration',
    better: 'lower',
    shape: 'span',
    estimator: 'waiting',
    stats: waitingStats,
    defaultStat: 'p75',
    goodEnough: DAY,
    abandonedAfterDays: 30,
    source: 'GitHub',
  },
  {
    id: 'github.mergeTime',
    title: 'Time to merge',
    description:
      'How long a pull request takes from first being ready for review to being merged.',
    formula: 'Kaplan–Meier quantile of the time from first ready to merge',
    item: { one: 'pull request', other: 'pull requests' },
    unit: 'duration',
    better: 'lower',
    shape: 'span',
    estimator: 'waiting',
    stats: waitingStats,
    defaultStat: 'p75',
    goodEnough: 5 * DAY,
    abandonedAfterDays: 90,
    source: 'GitHub',
  },
  {
    id: 'github.maintenanceShare',
    title: 'Maintenance share',
    description:
      'The share of merged pull requests that are maintenance, by label, title prefix or changed path.',
    formula: 'merged maintenance pull requests ÷ merged pull requests',
    item: { one: 'merged pull request', other: 'merged pull requests' },
    unit: 'share',
    better: 'higher',
    shape: 'span',
    estimator: 'share',
    stats: ['share', 'count'],
    defaultStat: 'share',
    goodEnough: 0.2,
    source: 'GitHub',
  },
];
