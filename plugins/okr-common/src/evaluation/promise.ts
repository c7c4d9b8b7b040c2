import { formatNumber } from '../quantities/formatAmount';
import { CheckInKeyResult } from './KeyResultInput';

/** What a key result fed by check-ins promises, as a person would write it: `20 → 35 points`. @public */
export function promiseOf(definition: CheckInKeyResult): string {
  switch (definition.kind) {
    case 'manual': {
      const { from, to, unit } = definition;
      const numbers = `${formatNumber(from)} → ${formatNumber(to)}`;
      return unit ? `${numbers} ${unit}` : numbers;
    }
    case 'habit':
      return `${definition.times} per ${definition.per}`;
    default:
      return 'done';
  }
}
