import { RootConfigService } from '@backstage/backend-plugin-api';
import {
  addressSchema,
  daysSchema,
  readSection,
} from '@keyresults/backstage-plugin-okr-node';
import { z } from 'zod';

const address = addressSchema();

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
  history: daysSchema.default(90),
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
  const parsed = readSection(config, 'okr.sentry', settingsSchema);
  const { history, demo, organizations, environments, ...rest } = parsed;
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
