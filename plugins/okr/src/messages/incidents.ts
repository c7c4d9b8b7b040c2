/** The panel of incidents. @internal */
export const incidentMessages = {
  title: 'Incidents',
  failed: 'The incidents could not be loaded',
  quiet:
    'Without an incident in this period there is nothing to say of how fast they were noticed and solved.',
  tooFew: 'Too few to call',
  notCompared: 'not compared',
  tooFewHint:
    'Too few to call: chance alone makes differences as large as this one.',
  severity: 'Severity',
  area: 'Area',
  anySeverity: 'any severity',
  anyArea: 'any area',
  noSeverity: 'no severity',
  noArea: 'no area',
  phase: {
    started: 'started',
    detected: 'detected',
    acknowledged: 'acknowledged',
    mitigated: 'mitigated',
    resolved: 'resolved',
  },
  counts: {
    question: 'Fewer or more?',
    better: 'Fewer',
    worse: 'More',
    same: 'As many as before',
    total_one: '{{amount}} incident, and {{before}} in the period before.',
    total_other: '{{amount}} incidents, and {{before}} in the period before.',
    uncollected:
      'Not known: no source tells of the whole of this period. Known of it: {{known}}.',
    beforeUncollected:
      'Not to be compared: no source tells of the whole of the period before.',
    known_one: '{{amount}} incident',
    known_other: '{{amount}} incidents',
    none: 'No incident in this period, and none in the one before.',
    name: 'Area',
    now: 'Now',
    before: 'Before',
    verdict: 'Verdict',
    all: 'All together',
    downtime_one:
      'A severe incident did harm in {{share}} of the time. From when to when is known of {{known}} of {{count}}.',
    downtime_other:
      'Severe incidents did harm in {{share}} of the time. From when to when is known of {{known}} of {{count}}.',
    downtimeNone: 'No severe incident did harm.',
    downtimeSeverity_one:
      'Of {{count}} incident the severity is not known, so whether it did severe harm is not either.',
    downtimeSeverity_other:
      'Of {{count}} incidents the severity is not known, so whether they did severe harm is not either.',
    downtimeUnknown_one: 'How long the severe incident did harm is not known.',
    downtimeUnknown_other:
      'How long the {{count}} severe incidents did harm is not known of any.',
  },
  phases: {
    question: 'Noticed and mitigated faster?',
    better: 'Faster',
    worse: 'Slower',
    same: 'As fast as before',
    name: 'Time',
    median: 'Median',
    mean: 'Mean',
    n: 'n',
    before: 'Median before',
    verdict: 'Verdict',
    known: '{{known}} of {{of}}',
    knownHint:
      'n: incidents whose phases are known, of those that count. The others are left out.',
    sentence: '{{title}}: {{verdict}}.',
  },
  severe: {
    question: 'Severe ones solved fast enough?',
    sentence:
      '{{severity}}: half of them within {{median}}, and {{before}} before. {{verdict}}.',
    sentenceAlone: '{{severity}}: half of them within {{median}}. {{verdict}}.',
    unknown:
      '{{severity}}: how long they took is not known, because {{reason}}.',
    none: '{{severity}}: none in this period.',
    noneAtAll: 'No incident in this period.',
    silent: 'Not known: no source tells of the whole of this period.',
    resolvedWithin:
      '{{severity}}: {{within}} of {{of}} resolved within {{limit}}, counted {{clock}} ({{share}}).',
    mitigatedWithin:
      '{{severity}}: {{within}} of {{of}} mitigated within {{limit}}, counted {{clock}} ({{share}}).',
    withinUnknown:
      '{{severity}}: of none is it known whether it took longer than {{limit}}, counted {{clock}}.',
    withinNone: '{{severity}}: none in this period.',
    openWithin_one:
      '{{severity}}: {{count}} is still open, and not past {{limit}} yet, counted {{clock}}.',
    openWithin_other:
      '{{severity}}: {{count}} are still open, and not past {{limit}} yet, counted {{clock}}.',
    aroundTheClock: 'around the clock',
    workingHours: 'in working hours ({{calendar}})',
    openPast_one: '{{count}} of them is still open.',
    openPast_other: '{{count}} of them are still open.',
    unknownBeside_one: 'Of {{count}} more it is not known.',
    unknownBeside_other: 'Of {{count}} more it is not known.',
    promised: 'Promised by the key result “{{title}}”.',
    configured: 'Set for all in the configuration.',
    noTarget:
      'No target for severe incidents is set, so nobody can say what is fast enough. A key result on the time to resolve where the severity is {{severity}}, or a time set in the configuration, would.',
    noTargetOf: '{{severity}}: no target is set.',
    count: 'Incidents',
    resolve: 'Median time to resolve',
    table: 'Time to resolve by severity',
  },
  bar: {
    label: 'Where the time of resolved incidents went',
    undetected: 'undetected',
    mitigating: 'mitigating',
    resolving: 'resolving',
    share: '{{share}} {{phase}}',
    known_one:
      '{{known}} of {{count}} resolved incident has a known start, detection and resolution.',
    known_other:
      '{{known}} of {{count}} resolved incidents have a known start, detection and resolution.',
    sentence: '{{share}} of the time passed before anybody noticed.',
    none: 'No resolved incident of this period has a known start, detection and resolution.',
  },
  months: {
    title: 'Incidents per month',
    label: 'Incidents per month by severity',
    month: 'Month',
    total: 'All',
    running: 'still running',
    empty: 'No incident in these months.',
  },
  table: {
    title: 'Every incident',
    detected: 'Detected',
    incident: 'Incident',
    severity: 'Severity',
    area: 'Area',
    toDetect: 'Time to detect',
    toResolve: 'Time to resolve',
    review: 'Review',
    open: 'still open',
    unknown: 'not known',
    corrected: 'corrected',
    correctedHint: 'Corrected in the review: {{fields}}',
    reviewed: 'reviewed',
    reviewOf: 'Review of {{title}}',
    read: 'Open',
    warning: 'warning',
    none: 'No incident here.',
  },
  warnings: {
    title_one: '{{count}} warning about the data',
    title_other: '{{count}} warnings about the data',
    text: 'Phases that are out of order or cannot be right are left out of the times. A review can correct them.',
    shown: '{{shown}} of {{total}} are listed.',
    show: 'Show them',
    hide: 'Hide them',
  },
} as const;
