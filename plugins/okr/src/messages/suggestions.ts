/** Key results drawn from an entity's own last quarter. @internal */
export const suggestionMessages = {
  ask: 'Suggest key results',
  what: 'From your own numbers of the last 13 weeks.',
  list: 'Suggested key results',
  take: 'Start with this',
  takeName: 'Start with this: {{title}}',
  add: 'Add this',
  addName: 'Add this: {{title}}',
  goal: 'From {{from}} to {{to}}',
  show: 'Show the YAML',
  hide: 'Hide the YAML',
  yaml: 'YAML of {{title}}',
  copy: 'Copy the YAML',
  added: 'Added {{title}}',
  none: 'Nothing stands out in the last 13 weeks, or too little is known yet.',
  failed: 'The suggestions could not be loaded',
} as const;
