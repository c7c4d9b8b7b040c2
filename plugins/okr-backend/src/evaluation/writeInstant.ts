/** Writes an instant as all answers do: ISO 8601, UTC, milliseconds. @internal */
export function writeInstant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
