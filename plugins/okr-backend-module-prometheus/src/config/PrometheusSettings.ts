import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { parseDuration } from '@keyresults/backstage-plugin-okr-common';
import { z } from 'zod';
import { MetricSettings, metricSchema } from './metricSchema';

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
    { error: 'expected days or weeks such as 90d or 13w' },
  )
  .refine(value => value >= 1 && value <= 3650, 'expected 1 to 3650 days');

/** Addresses stand in links and in troubles, where everybody reads them. */
const address = z
  .url({ protocol: /^https?$/, error: 'expected a web address' })
  .transform((url, context) => {
    const { username, password } = new URL(url);
    if (username || password) {
      context.addIssue(
        'must not hold a user name or password, use basic or token instead',
      );
      return z.NEVER;
    }
    return url.replace(/\/+$/, '');
  });

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
    history: days.default(90),
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
  const given = config.getOptional('okr.prometheus') ?? {};
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      issue =>
        `${['okr.prometheus', ...issue.path].join('.')}: ${issue.message}`,
    );
    throw new InputError(`Invalid configuration. ${problems.join('; ')}`);
  }
  const { history, demo, ...rest } = parsed.data;
  return {
    ...rest,
    demo: demo ?? config.getOptionalBoolean('okr.demo') ?? false,
    historyDays: Math.ceil(history),
  };
}

function areUnique(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}
