const namePart = '[a-z0-9](?:[a-z0-9_.-]*[a-z0-9])?';
const referencePattern = new RegExp(
  `^(?:(${namePart}):)?(?:(${namePart})/)?(${namePart})$`,
);

/**
 * One way of writing for all ways in which an entity may be named: `checkout`, `default/checkout` and
 * `Component:default/checkout` are the same. What is no reference to an entity stays as it is, but for case and spaces.
 *
 * @internal
 */
export function normalizeValue(text: string): string {
  const given = text.trim().replace(/\s+/g, ' ').toLocaleLowerCase('en-US');
  const match = referencePattern.exec(given);
  if (!match) return given;
  const [, kind = 'component', namespace = 'default', name] = match;
  return `${kind}:${namespace}/${name}`;
}

/** Whether a text says in which namespace an entity is. @internal */
export function isQualified(text: string): boolean {
  const given = text.trim().toLocaleLowerCase('en-US');
  return given.includes('/') && referencePattern.test(given);
}
