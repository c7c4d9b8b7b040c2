import { TargetState } from '@keyresults/backstage-plugin-okr-node';

/**
 * Whether the source says that there is nothing to be read, as against not saying anything.
 *
 * @internal
 */
export function isRefused({ state }: { state: TargetState }): boolean {
  return state === 'gone' || state === 'forbidden';
}
