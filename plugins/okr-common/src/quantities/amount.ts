import { MetricUnit } from '../metrics';
import { DURATION_EXPECTED, parseDuration, writeDuration } from './duration';
import {
  COUNT_EXPECTED,
  NUMBER_EXPECTED,
  parsePercentage,
  writePercentage,
} from './number';
import { ParseResult, parsed, unparsed } from './ParseResult';

const SHARE_EXPECTED = 'a share such as 95% or 0.95';

/**
 * Reads an amount of a unit: `52h` for durations, `95%` or `0.95` for shares, `0.80` for ratios, `12` for counts.
 *
 * @param raw - as YAML understands it: a number, or text
 * @returns seconds for durations, 0 to 1 for shares, else the number
 * @public
 */
export function parseAmount(
  raw: string | number,
  unit: MetricUnit,
): ParseResult<number> {
  switch (unit) {
    case 'duration':
      return readDuration(raw);
    case 'share':
      return readShare(raw);
    case 'count':
      return readCount(raw);
    default:
      return readRatio(raw);
  }
}

/**
 * Writes an amount as it is written in the annotation; the counterpart of {@link parseAmount}.
 *
 * @public
 */
export function writeAmount(amount: number, unit: MetricUnit): string {
  if (unit === 'duration') {
    return writeDuration(amount);
  }
  return unit === 'share' ? writePercentage(amount) : String(amount);
}

function readDuration(raw: string | number): ParseResult<number> {
  if (typeof raw === 'number') {
    return unparsed(DURATION_EXPECTED, raw >= 0 ? `${raw}h` : undefined);
  }
  const seconds = parseDuration(raw);
  return seconds === undefined
    ? unparsed(DURATION_EXPECTED, nearDuration(raw))
    : parsed(seconds);
}

function readShare(raw: string | number): ParseResult<number> {
  if (typeof raw === 'string') {
    const share = parsePercentage(raw);
    return share === undefined ? unparsed(SHARE_EXPECTED) : parsed(share);
  }
  if (raw >= 0 && raw <= 1) {
    return parsed(raw);
  }
  const looksLikePercent = raw > 1 && raw <= 100;
  return unparsed(SHARE_EXPECTED, looksLikePercent ? `${raw}%` : undefined);
}

function readCount(raw: string | number): ParseResult<number> {
  return typeof raw === 'number' && Number.isSafeInteger(raw) && raw >= 0
    ? parsed(raw)
    : unparsed(COUNT_EXPECTED);
}

function readRatio(raw: string | number): ParseResult<number> {
  if (typeof raw === 'number' && Number.isFinite(raw)) {
    return parsed(raw);
  }
  const share = typeof raw === 'string' ? parsePercentage(raw) : undefined;
  return unparsed(
    NUMBER_EXPECTED,
    share === undefined ? undefined : String(share),
  );
}

/** `24 hours`, `2 Days`, `10min`: what people write before they know the format. */
function nearDuration(text: string): string | undefined {
  const match =
    /^(\d{1,6}(?:\.\d{1,6})?) ?(s|m|h|d|w)(?:ec|in|r|ay|eek|our|econd|inute)?s?$/i.exec(
      text.trim(),
    );
  return match ? `${match[1]}${match[2].toLowerCase()}` : undefined;
}
