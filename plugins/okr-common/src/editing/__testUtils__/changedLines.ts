/**
 * The lines by which two texts differ, once those that are the same at both ends are taken away. A method of its own,
 * simpler than a diff: for changes in one place both agree.
 */
export function changedLines(
  before: string,
  after: string,
): { removed: string[]; added: string[] } {
  const one = before.split(/(?<=\n)/);
  const other = after.split(/(?<=\n)/);
  while (one.length > 0 && other.length > 0 && one[0] === other[0]) {
    one.shift();
    other.shift();
  }
  while (one.length > 0 && other.length > 0 && one.at(-1) === other.at(-1)) {
    one.pop();
    other.pop();
  }
  return { removed: one, added: other };
}

/** The text of an edit; a refusal fails the test with its reason. */
export function textOf(
  edit:
    | { kind: 'edited'; text: string }
    | { kind: 'refused'; message: string; reason: string },
): string {
  if (edit.kind === 'refused') {
    throw new Error(`refused (${edit.reason}): ${edit.message}`);
  }
  return edit.text;
}
