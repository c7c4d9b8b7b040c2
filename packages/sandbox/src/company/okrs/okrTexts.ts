import { Cycles } from '../cycles';
import { groupOkrs } from './groupOkrs';
import { serviceOkrs } from './serviceOkrs';
import { systemOkrs } from './systemOkrs';
import { userOkrs } from './userOkrs';

/** An annotation with the cycles filled in. */
function fill(text: string | undefined, cycles: Cycles): string | undefined {
  return text
    ?.trimStart()
    .split('{current}')
    .join(cycles.current)
    .split('{last}')
    .join(cycles.last)
    .split('{half}')
    .join(cycles.half);
}

/** The `keyresults.dev/okrs` annotation of a Group, if it has one. @internal */
export function okrsOfGroup(name: string, cycles: Cycles): string | undefined {
  return fill(groupOkrs[name], cycles);
}

/** @internal */
export function okrsOfService(
  name: string,
  cycles: Cycles,
): string | undefined {
  return fill(serviceOkrs[name], cycles);
}

/** @internal */
export function okrsOfSystem(name: string, cycles: Cycles): string | undefined {
  return fill(systemOkrs[name], cycles);
}

/** @internal */
export function okrsOfUser(name: string, cycles: Cycles): string | undefined {
  return fill(userOkrs[name], cycles);
}
