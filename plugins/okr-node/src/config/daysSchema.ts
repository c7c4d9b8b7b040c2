import { z } from 'zod';

const pattern = /^(\d+(?:\.\d+)?)\s*([dw])$/;
const mostDays = 3650;

/**
 * A number of whole days in the app's configuration, written `90d`, `13w` or `{ days: 90 }`; from a day to ten years.
 *
 * @public
 */
export const daysSchema = z
  .union(
    [
      z.strictObject({ days: z.number() }).transform(({ days }) => days),
      z
        .string()
        .regex(pattern)
        .transform(text => {
          const [, amount, unit] = pattern.exec(text) ?? [];
          return Number(amount) * (unit === 'w' ? 7 : 1);
        }),
    ],
    { error: 'expected days or weeks such as 90d or 13w' },
  )
  .transform((days, context) => {
    if (!Number.isInteger(days)) {
      context.addIssue(`expected whole days, not ${days}`);
    } else if (days < 1 || days > mostDays) {
      context.addIssue(`expected 1 to ${mostDays} days`);
    }
    return days;
  });
