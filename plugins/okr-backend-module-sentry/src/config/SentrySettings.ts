import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { z } from 'zod';

const daysPattern = /^(\d+)\s*(d|w)$/;

const days = z
  .union(
    [
      z.object({ days: z.number().int() }).transform(value => value.days),
      z
        .string()
        .regex(daysPattern)
        .transform(text => {
          const [, amount, unit] = daysPattern.exec(text) ?? [];
          return Number(amount) * (unit === 'w' ? 7 : 1);
        }),
    ],
    { error: 'expected days or weeks such as 90d or 12w' },
  )
  .refine(value => value > 0 && value <= 3650, 'expected 1 to 3650 days');

const address = z
  .url({ protocol: /^https?$/, error: 'expected a web address' })
  .transform(url => url.replace(/\/+$/, ''));

const organizationSchema = z.strictObject({
  slug: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]*$/, 'expected the slug of an organization'),
  url: address.default('https://sentry.io'),
  token: z.string().trim().min(1),
  default: z.boolean().default(false),
});

/** One organization of Sentry, as configured. @internal */
export type Organization = z.infer<typeof organizationSchema>;

const settingsSchema = z.strictObject({
  demo: z.boolean().optional(),
  organizations: z
    .array(organizationSchema)
    .refine(
      list => new Set(list.map(({ slug }) => slug)).size === list.length,
      'two organizations have the same slug',
    )
    .refine(
      list => list.filter(it => it.default).length <= 1,
      'more than one organization is the default',
    )
    .default([]),
  environments: z
    .array(z.string().trim().min(1))
    .min(1, 'expected at least one environment')
    .default(['production']),
  history: days.default(90),
  intervalMinutes: z.number().min(1).max(1440).default(180),
  droppedShare: z.number().min(0).max(1).default(0.1),
});

type Parsed = z.infer<typeof settingsSchema>;

/** What `okr.sentry` in the app's configuration says, with the defaults filled in. @internal */
export interface SentrySettings extends Omit<Parsed, 'history' | 'demo'> {
  demo: boolean;
  /** How far back the first read goes. */
  historyDays: number;
}

/**
 * Reads `okr.sentry`. The default organization comes first, and environments are in
 * alphabetical order: facts are told apart by their names.
 *
 * @throws InputError that names every setting that is wrong
 * @internal
 */
export function readSentrySettings(config: RootConfigService): SentrySettings {
  const given = config.getOptional('okr.sentry') ?? {};
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      issue => `${['okr.sentry', ...issue.path].join('.')}: ${issue.message}`,
    );
    throw new InputError(`Invalid configuration. ${problems.join('; ')}`);
  }
  const { history, demo, organizations, environments, ...rest } = parsed.data;
  return {
    ...rest,
    organizations: [...organizations].sort(
      (one, other) => Number(other.default) - Number(one.default),
    ),
    environments: [...new Set(environments)].sort(),
    demo: demo ?? config.getOptionalBoolean('okr.demo') ?? false,
    historyDays: history,
  };
}
