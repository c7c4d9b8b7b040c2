/** Which stretch of time a panel is about. @internal */
export const periodMessages = {
  label: 'Period',
  fourWeeks: 'last 4 weeks',
  thirteenWeeks: 'last 13 weeks',
  twentySixWeeks: 'last 26 weeks',
  year: 'last year',
  cycle: 'this cycle',
  compared: '{{window}}, beside {{before}}',
} as const;
