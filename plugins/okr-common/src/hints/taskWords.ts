/** Verbs with which the title of a task begins, as the list of work that it is. */
const taskVerbs = [
  'add',
  'adopt',
  'automate',
  'build',
  'configure',
  'create',
  'define',
  'deliver',
  'deploy',
  'deprecate',
  'design',
  'develop',
  'document',
  'draft',
  'enable',
  'evaluate',
  'finish',
  'fix',
  'implement',
  'install',
  'integrate',
  'introduce',
  'investigate',
  'launch',
  'migrate',
  'move',
  'organise',
  'organize',
  'plan',
  'prepare',
  'publish',
  'refactor',
  'release',
  'remove',
  'replace',
  'research',
  'rewrite',
  'roll out',
  'set up',
  'setup',
  'ship',
  'switch',
  'upgrade',
  'write',
];

/** Titles such as `Release notes published` begin with the same word and tell how it ends. */
const toldAsDone = /(?:\p{L}(?:ed|en)|\b(?:live|done))[.!]?$/u;

/** The verb with which a title asks for work; undefined where it tells a result. @internal */
export function taskVerbOf(title: string): string | undefined {
  const words = title
    .trim()
    .toLocaleLowerCase('en-US')
    .replace(/[\s_-]+/g, ' ');
  return toldAsDone.test(words)
    ? undefined
    : taskVerbs.find(verb => `${words} `.startsWith(`${verb} `));
}
