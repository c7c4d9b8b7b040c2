import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { z } from 'zod';

const texts = z.array(z.string().trim().min(1));
const daysPattern = /^(\d+(?:\.\d+)?)\s*(d|w)$/;

const days = z
  .union(
    [
      z.object({ days: z.number().positive() }).transform(value => value.days),
      z
        .string()
        .regex(daysPattern)
        .transform(text => {
          const [, amount, unit] = daysPattern.exec(text) ?? [];
          return Number(amount) * (unit === 'w' ? 7 : 1);
        }),
    ],
    { error: 'expected days or weeks such as 365d or 52w' },
  )
  .refine(value => value > 0 && value <= 3650, 'expected 1 to 3650 days');

/** Addresses stand in links and in troubles, where everybody reads them. */
const address = z
  .url({ protocol: /^https?$/, error: 'expected a web address' })
  .transform((url, context) => {
    const { username, password } = new URL(url);
    if (username || password) {
      context.addIssue(
        'must not hold a user name or password, use token or oauth instead',
      );
      return z.NEVER;
    }
    return url.replace(/\/+$/, '');
  });

const accountSchema = z
  .strictObject({
    name: z
      .string()
      .regex(/^[a-z0-9][a-z0-9_-]*$/i, 'expected letters, digits, - and _'),
    apiBaseUrl: address.default('https://api.pagerduty.com'),
    token: z.string().trim().min(1).optional(),
    oauth: z
      .strictObject({
        clientId: z.string().min(1),
        clientSecret: z.string().min(1),
        subDomain: z.string().min(1),
        region: z.enum(['us', 'eu']).default('us'),
        tokenUrl: address.default('https://identity.pagerduty.com/oauth/token'),
      })
      .optional(),
    webBaseUrl: address.optional(),
  })
  .refine(
    ({ token, oauth }) => (token === undefined) !== (oauth === undefined),
    'expected either token or oauth',
  );

/** One account of PagerDuty, as configured. @internal */
export type Account = z.infer<typeof accountSchema>;

/** Upper case to severity. */
const usualPriorities = {
  P1: 'SEV1',
  P2: 'SEV2',
  P3: 'SEV3',
  P4: 'SEV4',
  P5: 'SEV5',
};

const settingsSchema = z.strictObject({
  demo: z.boolean().optional(),
  accounts: z
    .array(accountSchema)
    .refine(
      list =>
        new Set(list.map(it => it.name.toLowerCase())).size === list.length,
      'two accounts have the same name',
    )
    .default([]),
  severities: z
    .strictObject({
      priority: z
        .record(z.string(), z.string().min(1))
        .default(usualPriorities),
      urgency: z
        .strictObject({
          high: z.string().min(1).default('SEV2'),
          low: z.string().min(1).default('SEV4'),
        })
        .prefault({}),
    })
    .prefault({}),
  startedField: z.string().min(1).optional(),
  mitigatedField: z.string().min(1).optional(),
  areaField: z.string().min(1).optional(),
  excludeTitles: texts.default([]),
  excludePriorities: texts.default([]),
  history: days.default(365),
  intervalMinutes: z.number().min(1).max(1440).default(10),
});

type Parsed = z.infer<typeof settingsSchema>;

/** What `okr.pagerduty` in the app's configuration says, with the defaults filled in. @internal */
export interface PagerdutySettings extends Omit<Parsed, 'history' | 'demo'> {
  demo: boolean;
  /** How far back the first read goes. */
  historyDays: number;
}

/**
 * Reads `okr.pagerduty`.
 *
 * @throws InputError that names every setting that is wrong
 * @internal
 */
export function readPagerdutySettings(
  config: RootConfigService,
): PagerdutySettings {
  const given = config.getOptional('okr.pagerduty') ?? {};
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      issue =>
        `${['okr.pagerduty', ...issue.path].join('.')}: ${issue.message}`,
    );
    throw new InputError(`Invalid configuration. ${problems.join('; ')}`);
  }
  const { history, demo, ...rest } = parsed.data;
  return {
    ...rest,
    demo: demo ?? config.getOptionalBoolean('okr.demo') ?? false,
    historyDays: history,
  };
}
