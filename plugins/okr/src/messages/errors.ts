/** The panel of errors per user and day. @internal */
export const errorRateMessages = {
  title: 'Errors per user and day',
  affectedTitle: 'Errors per affected user and day',
  failed: 'The errors could not be loaded',
  events: 'Errors',
  userDays: 'User days',
  userDaysHint:
    'Distinct active users of each day, the days added up. Who uses several projects on a day counts once.',
  rate: 'Errors per user and day',
  affectedRate: 'Errors per affected user and day',
  before: 'before: {{value}}',
  rose: 'Errors rose by {{events}}: {{parts}}.',
  fell: 'Errors fell by {{events}}: {{parts}}.',
  level: 'There were as many errors as before: {{parts}}.',
  unchanged: 'There were as many errors as before, from as many users.',
  moreUsers: '{{events}} more from more users',
  fewerUsers: '{{events}} fewer from fewer users',
  higherRate: '{{events}} more from a higher rate',
  lowerRate: '{{events}} fewer from a lower rate',
  unknownChange:
    'How much of the change is volume and how much is rate is not known, because users are not known in both periods.',
  affected:
    'Active users are not known here, so this is errors per affected user: at least 1, and it can rise when fewer users are affected.',
  running: 'The day that still runs is left out.',
  dropped_one:
    '{{count}} day is left out: much of it is missing, dropped by the source or not read to its end.',
  dropped_other:
    '{{count}} days are left out: much of them is missing, dropped by the source or not read to their end.',
  notIdentified: 'Users are not identified',
  notIdentifiedIn_one: 'In {{count}} project with errors:',
  notIdentifiedIn_other: 'In {{count}} projects with errors:',
  fixed: 'Until then the errors of these projects are in no rate.',
  projects_one: '{{count}} project',
  projects_other: 'distinct users of {{count}} projects',
  chart: 'Errors, user days and their rate by day',
  day: 'Day',
  complete: 'Complete',
  yes: 'yes',
  incompleteDay: 'incomplete day',
  periodBefore: 'before',
  thisPeriod: 'this period',
  summary: '{{title}} by day, from {{first}} to {{last}}.',
} as const;
