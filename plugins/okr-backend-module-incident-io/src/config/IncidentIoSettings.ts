import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { z } from 'zod';

const text = z.string().trim().min(1);
const daysPattern = /^(\d+(?:\.\d+)?)\s*(d|w)$/;

const days = z
  .union(
    [
      z.object({ days: z.number().positive() }).transform(value => value.days),
      z
        .string()
        .regex(daysPattern)
        .transform(given => {
          const [, amount, unit] = daysPattern.exec(given) ?? [];
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
        'must not hold a user name or password, use token instead',
      );
      return z.NEVER;
    }
    return url.replace(/\/+$/, '');
  });

const accountSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]*$/i, 'expected letters, digits, - and _'),
  apiBaseUrl: address.default('https://api.incident.io'),
  webBaseUrl: address.default('https://app.incident.io'),
  token: text,
});

/** One account of incident.io, as configured. @internal */
export type Account = z.infer<typeof accountSchema>;

const settingsSchema = z
  .strictObject({
    demo: z.boolean().optional(),
    accounts: z
      .array(accountSchema)
      .refine(
        list =>
          new Set(list.map(it => it.name.toLowerCase())).size === list.length,
        'two accounts have the same name',
      )
      .default([]),
    timestamps: z
      .strictObject({
        started: text.default('Impact started'),
        detected: text.default('Reported at'),
        acknowledged: text.default('Accepted at'),
        mitigated: text.default('Fixed at'),
        resolved: text.default('Closed at'),
      })
      .prefault({}),
    severities: z.record(z.string(), text).default({}),
    entityField: text.optional(),
    areaField: text.optional(),
    excludeTypes: z.array(text).default(['Maintenance', 'Drill']),
    history: days.default(365),
    intervalMinutes: z.number().min(1).max(1440).default(10),
  })
  .refine(({ accounts, entityField }) => accounts.length === 0 || entityField, {
    path: ['entityField'],
    message: 'expected the name of the custom field that names the entities',
  });

type Parsed = z.infer<typeof settingsSchema>;

/** What `okr.incidentIo` in the app's configuration says, with the defaults filled in. @internal */
export interface IncidentIoSettings
  extends Omit<Parsed, 'history' | 'demo' | 'entityField'> {
  demo: boolean;
  /** Empty only where there is no account. */
  entityField: string;
  /** How far back the first read goes. */
  historyDays: number;
}

/**
 * Reads `okr.incidentIo`.
 *
 * @throws InputError that names every setting that is wrong
 * @internal
 */
export function readIncidentIoSettings(
  config: RootConfigService,
): IncidentIoSettings {
  const given = config.getOptional('okr.incidentIo') ?? {};
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      issue =>
        `${['okr.incidentIo', ...issue.path].join('.')}: ${issue.message}`,
    );
    throw new InputError(`Invalid configuration. ${problems.join('; ')}`);
  }
  const { history, demo, entityField = '', ...rest } = parsed.data;
  return {
    ...rest,
    entityField,
    demo: demo ?? config.getOptionalBoolean('okr.demo') ?? false,
    historyDays: history,
  };
}
