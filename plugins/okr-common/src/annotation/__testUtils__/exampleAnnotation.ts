/** The example of the documentation: every kind of key result, with metrics of three sources. */
export const exampleAnnotation = `no-waiting:
  objective: Nobody waits for a review
  cycle: 2026-Q4
  supports: group:default/engineering#marketplace
  keyResults:
    review-wait:
      metric: github.reviewWait
      stat: p75
      from: 52h            # or \`measured\`: the 28 days before the cycle, computed once and frozen
      to: 24h
    rota:
      title: Review rota kept
      habit: 1 per week
fewer-surprises:
  objective: We know before our customers do
  cycle: 2026-Q4
  keyResults:
    detect-sev1:
      metric: incidents.timeToDetect
      stat: p50
      where: { severity: SEV1 }
      from: measured
      to: 10m
    errors:
      metric: sentry.errorsPerUserDay
      from: 0.80
      to: 0.30
      guardrail: { metric: github.reviewWait, stat: p75, keep: below 30h }
    template:
      title: Incident review template adopted
      done: false
    dev-nps:
      title: Developer NPS
      from: 20
      to: 35
      unit: points         # no metric: updated by check-ins
`;
