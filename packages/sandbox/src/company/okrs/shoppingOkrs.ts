/** Objectives of the services customers see, as people wrote them. `{current}` and `{last}` are quarters. @internal */
export const shoppingOkrs: Partial<Record<string, string>> = {
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
fewer-errors:
  objective: Customers pay without meeting an error
  cycle: {current}
  why: We grow by a fifth every quarter, so a count of errors would tell us nothing
  keyResults:
    errors:
      metric: sentry.errorsPerUserDay
      from: measured
      to: 0.50
      guardrail: { metric: github.reviewWait, stat: p75, keep: below 60h }
    crash-free:
      metric: sentry.crashFreeUsers
      keep: above 99%
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
    reviews:
      title: We review for each other every week
      habit: 2 per week
      count: { metric: github.reviewWait }
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
  supports: group:default/storefront#festive-season
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
  supports: group:default/storefront#app-releases
  keyResults:
    review-wait:
      metric: github.reviewWait
      from: measured
      to: 30h
`,
};
