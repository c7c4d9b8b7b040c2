/** Objectives people set themselves: all kept by hand. `{current}` and `{last}` are quarters. @internal */
export const userOkrs: Partial<Record<string, string>> = {
  ada: `
lead-by-asking:
  objective: Lead by asking, not by answering
  cycle: {current}
  why: Too many decisions of the team still wait for me
  supports: group:default/payments#no-waiting
  keyResults:
    one-to-ones:
      title: One-to-one with everybody in the team
      habit: 1 per week
    decisions:
      title: Decisions the team took without me
      from: 4
      to: 20
      unit: decisions
    handbook:
      title: On-call handbook handed over to Mira
      done: false
`,
  marcus: `
teach:
  objective: Teach the payment domain to somebody new
  cycle: {current}
  keyResults:
    talks:
      title: Lunch talk given
      habit: 1 per month
    guide:
      title: Card scheme guide published
      done: true
`,
  noor: `
write-more:
  objective: Write more, meet less
  cycle: {current}
  keyResults:
    notes:
      title: Weekly note to all engineers
      habit: 1 per week
`,
};
