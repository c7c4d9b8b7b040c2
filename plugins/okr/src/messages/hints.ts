/** What would make a key result better. @internal */
export const hintMessages = {
  count_one: '{{count}} hint',
  count_other: '{{count}} hints',
  list: 'Hints',
} as const;
