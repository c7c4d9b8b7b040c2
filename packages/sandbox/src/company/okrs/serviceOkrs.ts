import { shoppingOkrs } from './shoppingOkrs';

/** Objectives of services, as people wrote them. `{current}` and `{last}` are quarters. @internal */
export const serviceOkrs: Partial<Record<string, string>> = {
  ...shoppingOkrs,
  'payment-gateway': `
answer-fast:
  objective: Partners hear from us on the same day
  cycle: {current}
  supports: group:default/payments#no-waiting
  keyResults:
    review-wait:
      metric: github.reviewWait
      stat: p75
      from: measured
      to: 24h
    first-review:
      metric: github.firstReview
      stat: p50
      from: measured
      to: 6h
second-acquirer:
  objective: A second acquirer, so that one outage is not ours
  cycle: {last}
  keyResults:
    live:
      title: First real payment through the second acquirer
      done: true
    review-wait:
      metric: github.reviewWait
      stat: p75
      from: 80h
      to: 48h
`,
  refunds: `
no-pile:
  objective: Refund changes never pile up again
  cycle: {current}
  keyResults:
    merge-time:
      metric: github.mergeTime
      stat: p75
      from: measured
      to: 72h
      why: Support waits for every one of them
`,
  payouts: `
house:
  objective: Leave the house tidier than we found it
  cycle: {current}
  keyResults:
    maintenance:
      metric: github.maintenanceShare
      from: measured
      to: 25%
      kind: aspirational
`,
  invoices: `
year-end:
  objective: A year-end closing without night shifts
  cycle: {current}
  keyResults:
    review-wait:
      metric: github.reviewWait
      stat: p50
      from: measured
      to: 20h
    checklist:
      title: Closing checklist automated
      done: false
    errors:
      title: Who meets an error meets fewer
      metric: sentry.errorsPerAffectedUser
      from: measured
      to: 1.5
`,
  'payment-router': `
whose-error:
  objective: We know whom every failed payment belongs to
  cycle: {current}
  keyResults:
    errors:
      metric: sentry.errorsPerUserDay
      from: measured
      to: 0.20
`,
  'parcel-tracking': `
honest-numbers:
  objective: Tracking that works while everybody looks for a parcel
  cycle: {current}
  keyResults:
    errors:
      metric: sentry.errorsPerUserDay
      from: measured
      to: 0.30
      why: On busy days the quota hides most of them
`,
  'legacy-invoices': `
farewell:
  objective: Say goodbye to the old invoices
  cycle: {last}
  keyResults:
    customers:
      title: Customers still on it
      from: 340
      to: 0
      unit: customers
`,
  'fraud-scoring': `
models:
  objective: A new model in production every two weeks
  cycle: {current}
  keyResults:
    merge-time:
      metric: github.mergeTime
      stat: p50
      from: measured
      to: 40h
    releases:
      title: Model released
      habit: 2 per month
`,
  picking: `
hands:
  objective: Many hands know the picking code
  cycle: {current}
  supports: group:default/warehouse#ready-for-peak
  keyResults:
    review-wait:
      metric: github.reviewWait
      stat: p75
      from: measured
      to: 16h
    reviewers:
      title: People who reviewed picking
      from: 2
      to: 5
      unit: people
`,
  'stock-levels': `
correct:
  objective: The shop never sells what we do not have
  cycle: {current}
  keyResults:
    first-review:
      metric: github.firstReview
      stat: p75
      keep: below 30h
`,
  'route-planner': `
handover:
  objective: Work goes on while the other site sleeps
  cycle: {current}
  supports: group:default/delivery#two-sites
  keyResults:
    within-day:
      metric: github.firstReview
      stat: within 12h
      from: measured
      to: 60%
`,
  'service-template': `
paved-road:
  objective: The paved road is the quickest road
  cycle: {current}
  keyResults:
    review-wait:
      metric: github.reviewWait
      stat: p75
      keep: below 8h
    services:
      title: Services on the newest template
      from: 18
      to: 40
      unit: services
`,
  sessions: `
quiet:
  objective: Login is boring
  cycle: {current}
  keyResults:
    maintenance:
      metric: github.maintenanceShare
      keep: above 15%
    game-day:
      title: Game day with the on-call of checkout
      habit: 1 per month
`,
  'experiment-results': `
second-pair:
  objective: No number leaves us that only one person has seen
  cycle: {current}
  keyResults:
    review-wait:
      title: Somebody looks, within a day
      metric: github.reviewWait
      stat: p75
      from: measured
      to: 24h
`,
};
