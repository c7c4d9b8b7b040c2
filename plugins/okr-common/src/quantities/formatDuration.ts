const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** How fine a duration of this length is said, in seconds. @internal */
export function durationResolution(seconds: number): number {
  if (seconds < 10 * MINUTE) {
    return 1;
  }
  if (seconds < 10 * HOUR) {
    return MINUTE;
  }
  return seconds < 10 * DAY ? HOUR : DAY;
}

function inWords(seconds: number): string {
  if (seconds < MINUTE) {
    return `${seconds} s`;
  }
  if (seconds < HOUR) {
    return twoUnits(seconds, MINUTE, 'min', 1, 's');
  }
  // Up to three days are said in hours, 26 h or 52 h, unless they are whole days: 2 d.
  return seconds < 3 * DAY && (seconds < 2 * DAY || seconds % DAY !== 0)
    ? twoUnits(seconds, HOUR, 'h', MINUTE, 'min')
    : twoUnits(seconds, DAY, 'd', HOUR, 'h');
}

function twoUnits(
  seconds: number,
  large: number,
  largeName: string,
  small: number,
  smallName: string,
): string {
  const rest = Math.round((seconds % large) / small);
  const first = `${Math.floor(seconds / large)} ${largeName}`;
  return rest === 0 ? first : `${first} ${rest} ${smallName}`;
}

function format(seconds: number, round: (value: number) => number): string {
  if (!Number.isFinite(seconds)) {
    return '–';
  }
  if (seconds < 0) {
    return `−${format(-seconds, round)}`;
  }
  if (seconds > 0 && seconds < 1) {
    return '<1 s';
  }
  const resolution = durationResolution(seconds);
  return inWords(round(seconds / resolution) * resolution);
}

/**
 * A duration for people, with at most two units: `45 s`, `10 min`, `1 h 30 min`, `52 h`, `3 d 4 h`, `12 d`. Seconds are
 * said below 10 minutes, minutes below 10 hours, hours below 10 days. Days are 24 hours. `–` when it is not finite.
 *
 * @public
 */
export function formatDuration(seconds: number): string {
  return format(seconds, Math.round);
}

/**
 * Like {@link formatDuration}, but never says more than it is, so that "more than 10 d" stays true of 10.6 days.
 *
 * @public
 */
export function formatDurationAtLeast(seconds: number): string {
  return format(seconds, Math.floor);
}
