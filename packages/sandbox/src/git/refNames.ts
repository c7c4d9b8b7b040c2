/**
 * Whether Git takes this as the name of a branch (the rules of `git check-ref-format`).
 *
 * @internal
 */
export function isBranchName(name: string): boolean {
  return (
    name !== '' &&
    name !== '@' &&
    !/[\s~^:?*[\\]|\.\.|@\{|\/\/|^\/|\/$|\.$/.test(name) &&
    name
      .split('/')
      .every(part => !part.startsWith('.') && !part.endsWith('.lock')) &&
    [...name].every(it => it.charCodeAt(0) > 31 && it.charCodeAt(0) !== 127)
  );
}

/** Git keeps branches as files: `okr` and `okr/checkout` cannot stand beside each other. @internal */
export function standsInTheWay(name: string, other: string): boolean {
  return name.startsWith(`${other}/`) || other.startsWith(`${name}/`);
}

/** Whether a file may be called that. @internal */
export function isFilePath(path: string): boolean {
  return path
    .split('/')
    .every(part => !['', '.', '..', '.git'].includes(part.toLowerCase()));
}
