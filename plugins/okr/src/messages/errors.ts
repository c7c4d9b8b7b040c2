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
  none: 'There was no error, and none before.',
  unchanged: 'There were as many errors as before, from as many users.',
  moreUsers: '{{events}} more from more users',
  fewerUsers: '{{events}} fewer from fewer users',
  moreInNoRate: '{{events}} more from users who are not identified',
  fewerInNoRate: '{{events}} fewer from users who are not identified',
  higherRate: '{{events}} more from a higher rate',
  lowerRate: '{{events}} fewer from a lower rate',
  unknownChange:
    'How much of the change is volume and how much is rate is not known, because users are not known in both periods.',
  unknownPeriod:
    'How the errors changed is not known: one of both periods has no day of which anything is known.',
  tooManyLeftOut:
    'How many errors there were and how that changed is not known: more than a quarter of the days of a period is left out.',
  inNoRate: '{{events}} of these in no rate',
  affected:
    'Active users are not known here, as no sessions are sent or they name no user, so this is errors per affected user: at least 1, and it can rise when fewer users are affected.',
  running: 'The day that still runs is left out.',
  dropped_one:
    '{{count}} day of this period is left out: much of it is missing, dropped by the source or not read to its end.',
  dropped_other:
    '{{count}} days of this period are left out: much of them is missing, dropped by the source or not read to their end.',
  droppedBefore_one: 'So is {{count}} day of the period before.',
  droppedBefore_other: 'So are {{count}} days of the period before.',
  droppedOnlyBefore_one:
    '{{count}} day of the period before is left out: much of it is missing, dropped by the source or not read to its end.',
  droppedOnlyBefore_other:
    '{{count}} days of the period before are left out: much of them is missing, dropped by the source or not read to their end.',
  asTheMean: 'A day that is left out counts as the mean of the others.',
  notIdentified: 'Users are not identified',
  notIdentifiedIn_one: 'In {{count}} project with errors:',
  notIdentifiedIn_other: 'In {{count}} projects with errors:',
  notIdentifiedHidden_one:
    'In {{count}} project with errors that you may not see.',
  notIdentifiedHidden_other:
    'In {{count}} projects with errors that you may not see.',
  notIdentifiedMore_one: 'and in {{count}} more that you may not see.',
  notIdentifiedMore_other: 'and in {{count}} more that you may not see.',
  fixed: 'Until then the errors of these projects are in no rate.',
  projects_one: '{{count}} project',
  projects_other: 'distinct users of {{count}} projects',
  noDay: 'No day has a value.',
  chart: 'Errors, user days and their rate by day',
  day: 'Day',
  complete: 'Complete',
  yes: 'yes',
  incompleteDay: 'incomplete day',
  periodBefore: 'before',
  thisPeriod: 'this period',
  summary: '{{title}} by day, from {{first}} to {{last}}.',
} as const;
