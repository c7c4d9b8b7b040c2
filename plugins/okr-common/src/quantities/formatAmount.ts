import { MetricValue } from '../estimation';
import { MetricUnit } from '../metrics';
import { formatDuration, formatDurationAtLeast } from './formatDuration';

const wholeNumber = new Intl.NumberFormat('en-US', {
  maximumFractionDigits: 0,
});
const threeDigits = new Intl.NumberFormat('en-US', {
  maximumSignificantDigits: 3,
});

/** How fine {@link formatNumber} says a number of this size; nothing is finer than 0. @internal */
export function numberResolution(value: number): number {
  const size = Math.abs(value);
  if (size === 0 || size >= 999.5) {
    return size === 0 ? 0 : 1;
  }
  return 10 ** (Math.floor(Math.log10(size)) - 2);
}

/** A plain number for people: three digits below 1,000, whole above. @public */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) {
    return '–';
  }
  const text = (Math.abs(value) < 999.5 ? threeDigits : wholeNumber).format(
    value,
  );
  return text === '-0' ? '0' : text.replace('-', '−');
}

/**
 * A share (0 to 1) as a percentage for people: `95%`, `33.3%`, `99.95%`. Only an exact 1 is `100%` and only an exact 0
 * is `0%`, so that "all" and "none" are never claimed by rounding.
 *
 * @public
 */
export function formatShare(share: number): string {
  const percent = share * 100;
  if (!Number.isFinite(percent)) {
    return '–';
  }
  if (percent > 0 && percent < 0.05) {
    return '<0.1%';
  }
  const decimals = percent > 99 && percent < 100 ? 2 : 1;
  const scale = 10 ** decimals;
  const rounded = Math.round(percent * scale) / scale;
  if (rounded === 100 && share < 1) {
    return '>99.99%';
  }
  return `${rounded}%`.replace('-', '−');
}

/**
 * An amount for people: `26 h`, `95%`, `0.3`, `1,204`, `0.42 errors per user and day`.
 *
 * @param amount - seconds for durations, 0 to 1 for shares, else the number
 * @param unitLabel - what a plain number counts
 * @public
 */
export function formatAmount(
  amount: number,
  unit: MetricUnit,
  unitLabel?: string,
): string {
  switch (unit) {
    case 'duration':
      return formatDuration(amount);
    case 'share':
      return formatShare(amount);
    default:
      return unitLabel === undefined
        ? formatNumber(amount)
        : `${formatNumber(amount)} ${unitLabel}`;
  }
}

/**
 * A metric's value for people: `26 h`, `more than 10 d`, or `–` where there is none; {@link explainNone} says why.
 *
 * @public
 */
export function formatMetricValue(
  value: MetricValue,
  unit: MetricUnit,
  unitLabel?: string,
): string {
  if (value.kind === 'none') {
    return '–';
  }
  if (value.kind === 'value') {
    return formatAmount(value.value, unit, unitLabel);
  }
  const amount =
    unit === 'duration'
      ? formatDurationAtLeast(value.value)
      : formatAmount(value.value, unit, unitLabel);
  return `more than ${amount}`;
}

/**
 * A metric's value for people that stands beside another amount: where both would be written alike although they differ, it
 * says on which side it is, as `just over 30 h`.
 *
 * @public
 */
export function formatBeside(
  value: MetricValue,
  other: { amount: number; unit: MetricUnit },
  unitLabel?: string,
): string {
  const { amount, unit } = other;
  const text = formatMetricValue(value, unit, unitLabel);
  if (
    value.kind !== 'value' ||
    value.value === amount ||
    formatAmount(value.value, unit) !== formatAmount(amount, unit)
  ) {
    return text;
  }
  return `just ${value.value > amount ? 'over' : 'under'} ${text}`;
}

/** Why a metric has no value, as a clause for people. @public */
export function explainNone(
  reason: Extract<MetricValue, { kind: 'none' }>['reason'],
): string {
  switch (reason) {
    case 'noItems':
      return 'nothing happened in this time';
    case 'nothingAnswered':
      return 'nothing has been answered yet';
    case 'curveEnds':
      return 'too little is known that far out';
    case 'usersNotIdentified':
      return 'users are not identified';
    case 'incomplete':
      return 'too many of its days are incomplete';
    case 'phaseUnknown':
      return 'the phases of its incidents are not known';
    case 'severityUnknown':
      return 'the severity of its incidents is not known';
    default:
      return 'not collected yet';
  }
}
