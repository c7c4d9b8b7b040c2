import { RootConfigService } from '@backstage/backend-plugin-api';
import {
  addressSchema,
  daysSchema,
  readSection,
} from '@keyresults/backstage-plugin-okr-node';
import { z } from 'zod';

const texts = z.array(z.string().trim().min(1));

const address = addressSchema('token or oauth');

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
  history: daysSchema.default(365),
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
  const parsed = readSection(config, 'okr.pagerduty', settingsSchema);
  const { history, demo, ...rest } = parsed;
  return {
    ...rest,
    demo: demo ?? config.getOptionalBoolean('okr.demo') ?? false,
    historyDays: history,
  };
}
