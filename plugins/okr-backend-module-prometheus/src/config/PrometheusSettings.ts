import { RootConfigService } from '@backstage/backend-plugin-api';
import { parseDuration } from '@keyresults/backstage-plugin-okr-common';
import {
  addressSchema,
  daysSchema,
  readSection,
} from '@keyresults/backstage-plugin-okr-node';
import { z } from 'zod';
import { MetricSettings, metricSchema } from './metricSchema';

const address = addressSchema('basic or token');

const timeout = z.string().transform((text, context) => {
  const seconds = parseDuration(text);
  if (!seconds || seconds > 600) {
    context.addIssue(`must be a duration up to 10m such as 30s, not "${text}"`);
    return z.NEVER;
  }
  return seconds;
});

const serverSchema = z
  .strictObject({
    name: z
      .string()
      .max(63)
      .regex(/^[a-z0-9][a-z0-9_-]*$/i, 'expected letters, digits, - and _'),
    url: address,
    webUrl: address.optional(),
    token: z.string().trim().min(1).optional(),
    basic: z
      .strictObject({ username: z.string().min(1), password: z.string() })
      .optional(),
    headers: z.record(z.string().min(1), z.string()).default({}),
    timeout: timeout.default(30),
  })
  .refine(
    ({ token, basic }) => token === undefined || basic === undefined,
    'expected either token or basic',
  )
  .transform(({ timeout: timeoutSeconds, webUrl, ...rest }) => ({
    ...rest,
    timeoutSeconds,
    webUrl: webUrl ?? rest.url,
  }));

/** A Prometheus, or what speaks its API, as configured. @internal */
export type Server = z.infer<typeof serverSchema>;

const settingsSchema = z
  .strictObject({
    demo: z.boolean().optional(),
    servers: z
      .array(serverSchema)
      .refine(
        list => areUnique(list.map(it => it.name.toLowerCase())),
        'two servers have the same name',
      )
      .default([]),
    metrics: z
      .array(metricSchema)
      .refine(
        list => areUnique(list.map(it => it.definition.id)),
        'two metrics have the same id',
      )
      .default([]),
    allowAnnotationQueries: z.boolean().default(false),
    history: daysSchema.default(90),
    intervalMinutes: z.number().min(1).max(1440).default(60),
  })
  .check(context => {
    const { metrics, servers } = context.value;
    if (metrics.length > 0 && servers.length === 0) {
      context.issues.push({
        code: 'custom',
        input: servers,
        path: ['servers'],
        message: 'expected at least one server, for there are metrics',
      });
    }
    for (const [index, { server }] of metrics.entries()) {
      if (server !== undefined && !servers.some(it => it.name === server)) {
        context.issues.push({
          code: 'custom',
          input: server,
          path: ['metrics', index, 'server'],
          message: `there is no server "${server}" in okr.prometheus.servers`,
        });
      }
    }
  });

/** What `okr.prometheus` in the app's configuration says, with the defaults filled in. @internal */
export interface PrometheusSettings {
  demo: boolean;
  servers: Server[];
  metrics: MetricSettings[];
  allowAnnotationQueries: boolean;
  /** How far back the first read goes. */
  historyDays: number;
  intervalMinutes: number;
}

/**
 * Reads `okr.prometheus`.
 *
 * @throws InputError that names every setting that is wrong
 * @internal
 */
export function readPrometheusSettings(
  config: RootConfigService,
): PrometheusSettings {
  const parsed = readSection(config, 'okr.prometheus', settingsSchema);
  const { history, demo, ...rest } = parsed;
  return {
    ...rest,
    demo: demo ?? config.getOptionalBoolean('okr.demo') ?? false,
    historyDays: history,
  };
}

function areUnique(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}
