import {
  DURATION_EXPECTED,
  parseDuration,
} from '@keyresults/backstage-plugin-okr-common';
import { IANAZone } from 'luxon';
import { z } from 'zod';

const daySeconds = 86_400;
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** A duration as text, in milliseconds. @internal */
export const duration = z.string().transform((text, context) => {
  const seconds = parseDuration(text);
  if (seconds === undefined || seconds <= 0) {
    context.addIssue(`must be ${DURATION_EXPECTED}, not "${text}"`);
    return z.NEVER;
  }
  return seconds * 1000;
});

/** As {@link duration}, with a default. @internal */
export function durationMs(otherwise: string) {
  return duration.prefault(otherwise);
}

/** A duration as text, in days, or `never`. @internal */
export const days = z.union([
  z.literal('never'),
  duration.transform(milliseconds => milliseconds / 1000 / daySeconds),
]);

/** An IANA name. @internal */
export const timeZone = z
  .string()
  .refine(
    name => IANAZone.isValidZone(name),
    'must be a time zone such as UTC or Europe/Berlin',
  );

/** `mon` to `sun`, as 1 to 7. @internal */
export const weekday = z.string().transform((text, context) => {
  const index = weekdays.indexOf(text.slice(0, 3).toLocaleLowerCase('en-US'));
  if (index < 0) {
    context.addIssue(`must be a day such as mon or friday, not "${text}"`);
    return z.NEVER;
  }
  return index + 1;
});

/** `09:00`, as minutes since midnight. @internal */
export const clockTime = z.string().transform((text, context) => {
  const match = /^([01]?\d|2[0-4]):([0-5]\d)$/.exec(text);
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : NaN;
  if (!(minutes <= 24 * 60)) {
    context.addIssue(`must be a time such as 09:00, not "${text}"`);
    return z.NEVER;
  }
  return minutes;
});
