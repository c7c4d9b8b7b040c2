/** Objectives of systems, as people wrote them. `{current}` and `{last}` are quarters. @internal */
export const systemOkrs: Partial<Record<string, string>> = {
  ordering: `
one-flow:
  objective: From cart to confirmation as one flow, whoever owns the step
  cycle: {current}
  supports: group:default/engineering#marketplace
  keyResults:
    merge-time:
      metric: github.mergeTime
      stat: p75
      from: measured
      to: 60h
`,
  payments: `
every-method:
  objective: Every payment method our sellers ask for
  cycle: {current}
  keyResults:
    methods:
      title: Payment methods live in all countries
      from: 6
      to: 10
      unit: methods
    review-wait:
      metric: github.reviewWait
      stat: p75
      keep: below 36h
`,
  'last-mile': `
two-hour-slots:
  objective: Two-hour slots that we keep
  cycle: {current}
  keyResults:
    first-review:
      metric: github.firstReview
      stat: p50
      from: measured
      to: 8h
`,
};
