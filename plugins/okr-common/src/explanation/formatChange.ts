import { MetricUnit } from '../metrics/MetricDefinition';
import { formatAmount, formatNumber } from '../quantities/formatAmount';

/** A change for people, with its sign: `+9 h`, `−0.12`, `+3.2 percentage points`. 0 has none. @public */
export function formatChange(change: number, unit: MetricUnit): string {
  const size = Math.abs(change);
  const amount =
    unit === 'share'
      ? `${formatNumber(size * 100)} percentage points`
      : formatAmount(size, unit);
  const isNothing = change === 0 || amount === formatAmount(0, unit);
  const sign = change < 0 ? '−' : '+';
  return isNothing ? amount : `${sign}${amount}`;
}
