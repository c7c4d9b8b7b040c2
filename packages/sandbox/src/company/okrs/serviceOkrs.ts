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
`,
};
