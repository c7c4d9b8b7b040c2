import { CheckInContent } from './StoredCheckIn';

const said = ['day', 'confidence', 'value', 'ticks', 'words'] as const;

/** Whether two say the same. @internal */
export function isSameContent(
  one: CheckInContent,
  other: CheckInContent,
): boolean {
  return said.every(name => one[name] === other[name]);
}
