/** What another target value would have meant. @internal */
export const whatIfMessages = {
  title: 'What if',
  label: 'Target value to try',
  reach_one:
    'With {{value}} you would have met it in {{met}} of the last {{count}} week.',
  reach_other:
    'With {{value}} you would have met it in {{met}} of the last {{count}} weeks.',
  keep_one:
    'With {{value}} you would have kept it in {{met}} of the last {{count}} week.',
  keep_other:
    'With {{value}} you would have kept it in {{met}} of the last {{count}} weeks.',
  reachKnown:
    'With {{value}} you would have met it in {{met}} of the {{known}} weeks that are known, of the last {{all}}.',
  keepKnown:
    'With {{value}} you would have kept it in {{met}} of the {{known}} weeks that are known, of the last {{all}}.',
  undecided_one:
    'Of {{count}} more nobody can tell: too few were answered by then.',
  undecided_other:
    'Of {{count}} more nobody can tell: too few were answered by then.',
  leftOut_one: '{{count}} week is left out: its data is missing or not whole.',
  leftOut_other:
    '{{count}} weeks are left out: their data is missing or not whole.',
  nothing: 'No whole week with data yet to try it on.',
  each: 'Each week by itself; the state looks at 28 days at once.',
  edit: 'Edit the target value',
} as const;
