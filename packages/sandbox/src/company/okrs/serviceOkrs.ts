/** Objectives of services, as people wrote them. `{current}` and `{last}` are quarters. @internal */
export const serviceOkrs: Partial<Record<string, string>> = {
  checkout: `
no-waiting:
  objective: Nobody waits for a review
  cycle: {current}
  supports: group:default/checkout#small-changes
  keyResults:
    review-wait:
      metric: github.reviewWait
      stat: p75
      from: 52h
      to: 24h
    rota:
      title: Review rota kept
      habit: 1 per week
lighter:
  objective: A checkout that a new colleague understands in a week
  cycle: {last}
  keyResults:
    maintenance:
      metric: github.maintenanceShare
      from: 12%
      to: 20%
    onboarding:
      title: Onboarding page rewritten with somebody new
      done: true
`,
  cart: `
same-day:
  objective: A fix to the cart is live on the day it is found
  cycle: {current}
  keyResults:
    merge-time:
      metric: github.mergeTime
      stat: p50
      from: measured
      to: 24h
`,
  pricing: `
two-eyes:
  objective: Four eyes on every price, quickly
  cycle: {current}
  keyResults:
    within-day:
      metric: github.reviewWait
      stat: within 24h
      from: measured
      to: 85%
      guardrail: { metric: github.mergeTime, stat: p75, keep: below 6d }
`,
  promotions: `
black-friday:
  objective: Marketing changes a campaign without calling us
  cycle: {current}
  keyResults:
    waits:
      title: Reviews come within a working day
      metric: github.reviewWiat
      stat: p75
      from: 40h
      to: 24h
    calls:
      title: Calls from marketing a month
      from: 22
      to: 5
      unit: calls
`,
  'search-api': `
faster-feedback:
  objective: Feedback while the change is still in your head
  cycle: {current}
  supports: group:default/search#calm
  keyResults:
    first-review:
      metric: github.firstReview
      stat: p75
      from: measured
      to: 8h
`,
  ranking: `
experiments:
  objective: Try more ideas, and drop the bad ones sooner
  cycle: {current}
  keyResults:
    merge-time:
      metric: github.mergeTime
      stat: p75
      from: measured
      to: 36h
    experiments:
      title: Experiment read out to everybody
      habit: 2 per month
`,
  'shop-frontend': `
no-freeze:
  objective: No code freeze this December
  cycle: {current}
  supports: group:default/storefront#festive-season
  keyResults:
    within-two-days:
      metric: github.mergeTime
      stat: within 2d
      from: measured
      to: 80%
    review-wait:
      metric: github.reviewWait
      stat: p90
      keep: below 4d
`,
  'design-system': `
trust:
  objective: Teams upgrade the design system without fear
  cycle: {current}
  keyResults:
    upgraded:
      title: Websites on the newest major
      from: 3
      to: 9
      unit: websites
    visual-review:
      title: Visual review open to everybody
      done: true
`,
  'mobile-gateway': `
contract:
  objective: App releases stop waiting for the gateway
  cycle: {current}
  keyResults:
    review-wait:
      metric: github.reviewWait
      from: measured
      to: 30h
`,
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
