/** What the weeks so far say of the end, and how habits are kept. @internal */
export const outlookMessages = {
  forecast:
    'If the weeks go on as they came, it ends at {{value}}; four times in five it would be between {{low}} and {{high}}.',
  forecastAtLeast:
    'If the weeks go on as they came, it ends at {{value}} or more: some of them are only known to be more than what is shown.',
  habitForecast:
    'If it goes on as so far, it is kept in {{share}}; four times in five it would be between {{low}} and {{high}}.',
  habitForecastAlone: 'If it goes on as so far, it is kept in {{share}}.',
  habitForecastAtLeast:
    'If it goes on as so far, it is kept in {{share}} or more: of some it is not known.',
  habitChance: 'The chance that this is often enough is {{chance}}.',
  chance: 'The chance of making it is {{chance}}.',
  likely: '{{chance}} likely',
  under: 'under {{chance}}',
  over: 'over {{chance}}',
  atMost: 'at most {{chance}}',
  atLeast: 'at least {{chance}}',
  score: 'Score {{score}}',
  scorePart: 'Score {{score}} · {{known}} of {{of}} known',
  cycleScore: '{{score}}, all objectives together',
  cycleScoreHint:
    'The mean of the scores of the objectives, by their weights. Key results that are not known are left out.',
  scoreHint:
    'How much of what was promised is made so far, from 0 to 1. Of a committed key result 1 is expected, of an aspirational one 0.7 is good.',
  weeksKept_one: '{{kept}} of {{count}} week',
  weeksKept_other: '{{kept}} of {{count}} weeks',
  monthsKept_one: '{{kept}} of {{count}} month',
  monthsKept_other: '{{kept}} of {{count}} months',
  streak: '{{streak}} in a row',
  someKnown: 'only {{known}} of {{all}} known',
  noneKnown: 'none of {{all}} known',
  habitNow: '{{ticks}} of {{times}} so far this {{per}}',
  countedFrom: 'Counted from: {{metric}}',
  habitUnknown: '{{period}}: no data',
  habitPart: '{{period}}: {{ticks}} of {{times}} found, not all is known',
  habitPeriod: '{{period}}: {{ticks}} of {{times}}',
  habitRunning: '{{period}}, not over: {{ticks}} of {{times}}',
} as const;
