/**
 * The kinds that can have objectives, in lower case: those of `okrKinds`. Written out, since what an app loads at its start
 * holds nothing of the common package.
 *
 * @internal
 */
export const kindsWithObjectives = [
  'component',
  'system',
  'domain',
  'group',
  'user',
];
