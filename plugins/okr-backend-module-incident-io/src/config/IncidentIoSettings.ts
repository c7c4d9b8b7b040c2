import { RootConfigService } from '@backstage/backend-plugin-api';
import {
  addressSchema,
  daysSchema,
  readSection,
} from '@keyresults/backstage-plugin-okr-node';
import { z } from 'zod';

const text = z.string().trim().min(1);

const address = addressSchema();

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
    history: daysSchema.default(365),
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
  const parsed = readSection(config, 'okr.incidentIo', settingsSchema);
  const { history, demo, entityField = '', ...rest } = parsed;
  return {
    ...rest,
    entityField,
    demo: demo ?? config.getOptionalBoolean('okr.demo') ?? false,
    historyDays: history,
  };
}
