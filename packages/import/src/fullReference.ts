/**
 * A reference as the backend writes it: of a Component where it names no kind, in lower case.
 *
 * @internal
 */
export function fullReference(text: string): string {
  const [, kind = 'component', namespace = 'default', name = text] =
    /^(?:([^:/]+):)?(?:([^/]+)\/)?(.+)$/s.exec(text) ?? [];
  return `${kind}:${namespace}/${name}`.toLocaleLowerCase('en-US');
}
