/**
 * Objectives of departments, tribes and teams, as people wrote them. `{current}` and `{last}` are quarters, `{half}` is the
 * half that runs.
 *
 * @internal
 */
export const groupOkrs: Partial<Record<string, string>> = {
  engineering: `
marketplace:
  objective: Open the marketplace to the first hundred sellers without slowing anybody down
  cycle: {current}
  why: Every seller we promised January to needs changes in at least four services
  keyResults:
    review-wait:
      title: Nobody waits more than a day and a half for a review
      metric: github.reviewWait
      stat: p75
      from: measured
      to: 30h
    sellers:
      title: Sellers live
      from: 0
      to: 100
      unit: sellers
    maintenance:
      title: We keep a fifth of our time for the house
      metric: github.maintenanceShare
      keep: above 18%
we-know-first:
  objective: We know before our customers do
  cycle: {current}
  keyResults:
    detect-sev1:
      title: Half of the worst incidents are noticed within five minutes
      metric: incidents.timeToDetect
      stat: p50
      where: { severity: SEV1 }
      from: measured
      to: 5m
    downtime:
      metric: incidents.downtimeShare
      keep: below 5%
`,
  payments: `
no-waiting:
  objective: Nobody waits for us any more
  cycle: {current}
  why: In the survey every second team named us as the one they wait for
  supports: group:default/engineering#marketplace
  keyResults:
    review-wait:
      metric: github.reviewWait
      stat: p75
      from: 70h
      to: 24h
      guardrail: { metric: github.mergeTime, stat: p75, keep: below 8d }
    within-day:
      title: Most requests are answered within a day
      metric: github.reviewWait
      stat: within 24h
      from: measured
      to: 75%
    rota:
      title: Review rota kept
      habit: 1 per week
bank-holidays:
  objective: Payouts survive a bank holiday without one of us on the phone
  cycle: {last}
  keyResults:
    runbook:
      title: Runbook rehearsed with the on-call
      done: true
    merge-time:
      metric: github.mergeTime
      stat: p50
      from: 60h
      to: 40h
`,
  checkout: `
small-changes:
  objective: Small changes go out on the day they are written
  cycle: {current}
  supports: group:default/engineering#marketplace
  keyResults:
    first-review:
      metric: github.firstReview
      stat: p50
      from: measured
      to: 6h
    merge-time:
      metric: github.mergeTime
      stat: p75
      from: measured
      to: 48h
      guardrail: { metric: github.maintenanceShare, keep: above 10% }
    conversion:
      title: Checkout conversion on mobile
      from: 61
      to: 65
      unit: percent
`,
  search: `
calm:
  objective: A calm codebase that new people dare to touch
  cycle: {current}
  keyResults:
    maintenance:
      metric: github.maintenanceShare
      from: measured
      to: 30%
    pairing:
      title: Somebody new pairs on ranking
      habit: 2 per month
    review-wait:
      metric: github.reviewWait
      keep: below 36h
`,
  storefront: `
festive-season:
  objective: Get through the festive season without a freeze
  cycle: {current}
  keyResults:
    within-day:
      metric: github.reviewWait
      stat: within 24h
      from: 50%
      to: 80%
    visual-tests:
      title: Visual tests guard every page template
      done: false
`,
  billing: `
dig-out:
  objective: Dig ourselves out of the review pile
  cycle: {current}
  why: Some pull requests have been open since summer
  supports: group:default/engineering#marketplace
  keyResults:
    review-wait:
      metric: github.reviewWait
      stat: p75
      from: measured
      to: 48h
      kind: aspirational
    old-ones:
      title: Pull requests older than a month
      from: 31
      to: 5
      unit: pull requests
`,
  risk: `
fair-decisions:
  objective: Honest customers never notice that we check
  cycle: {half}
  why: A model takes longer than a quarter to learn from what it got wrong
  keyResults:
    review-wait:
      title: A rule that blocks customers is reviewed on the same day
      metric: github.reviewWait
      stat: p75
      from: measured
      to: 20h
    appeals:
      title: Every appeal is read by a person
      done: false
`,
  warehouse: `
ready-for-peak:
  objective: Ready for peak, and still friendly to each other
  cycle: {current}
  keyResults:
    review-wait:
      metric: github.reviewWait
      stat: p75
      keep: below 24h
    drills:
      title: Scanner outage drill
      habit: 1 per month
    incidents:
      title: Incidents in four weeks
      metric: incidents.count
      from: measured
      to: 3
fewer-handovers:
  objective: Fewer handovers between goods-in and picking
  cycle: {last}
  keyResults:
    review-wait:
      metric: github.reviewWait
      stat: p50
      from: 12h
      to: 8h
`,
  delivery: `
two-sites:
  objective: Bangalore and Berlin work as one team
  cycle: {current}
  keyResults:
    first-review:
      metric: github.firstReview
      stat: p75
      from: measured
      to: 18h
    visits:
      title: Both sites visited each other
      done: false
see-it-ourselves:
  objective: We see what is broken before a courier calls
  cycle: {current}
  why: Of a whole year of incidents, 96 % of the time was over before anybody noticed
  supports: group:default/engineering#we-know-first
  keyResults:
    undetected:
      title: Half of the time of an incident passes unnoticed, no longer nearly all
      metric: incidents.undetectedShare
      from: 96%
      to: 50%
    detect:
      metric: incidents.timeToDetect
      stat: p50
      from: measured
      to: 30m
      kind: aspirational
    reviews:
      title: Incident reviews held within a week
      habit: 1 per week
`,
  'developer-experience': `
good-example:
  objective: Be the example we ask others to follow
  cycle: {current}
  keyResults:
    review-wait:
      metric: github.reviewWait
      stat: p90
      keep: below 20h
    dev-nps:
      title: Developer NPS
      from: 20
      to: 35
      unit: points
    office-hours:
      title: Office hours held
      habit: 1 per week
`,
};
