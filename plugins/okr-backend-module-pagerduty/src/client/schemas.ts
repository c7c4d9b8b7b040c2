import { z } from 'zod';

const instant = z
  .string()
  .refine(text => !Number.isNaN(Date.parse(text)), 'expected an instant');

const statuses = ['triggered', 'acknowledged', 'resolved'] as const;

/** An incident, cut down to what is needed. @internal */
export const incidentSchema = z.object({
  id: z.string().min(1),
  incident_number: z.number().nullish(),
  title: z.string().nullish(),
  summary: z.string().nullish(),
  html_url: z.string().nullish(),
  created_at: instant,
  updated_at: instant.nullish(),
  last_status_change_at: instant.nullish(),
  resolved_at: instant.nullish(),
  status: z.enum(statuses),
  urgency: z.string().nullish(),
  priority: z
    .object({ name: z.string().nullish(), summary: z.string().nullish() })
    .nullish(),
  resolve_reason: z.object({ type: z.string().nullish() }).nullish(),
  service: z.object({ id: z.string(), summary: z.string().nullish() }),
});

/** @internal */
export type IncidentNode = z.infer<typeof incidentSchema>;

/** @internal */
export const logEntrySchema = z.object({
  id: z.string().min(1),
  type: z.string(),
  created_at: instant,
  changeset: z.array(z.string()).nullish().catch(undefined),
  /** Whole where it was asked for, else only its id. */
  incident: z.union([incidentSchema, z.object({ id: z.string().min(1) })]),
});

/** @internal */
export type LogEntryNode = z.infer<typeof logEntrySchema>;

/** @internal */
export const serviceSchema = z.object({
  id: z.string().min(1),
  name: z.string().nullish(),
  summary: z.string().nullish(),
  status: z.string().nullish(),
  html_url: z.string().nullish(),
  integrations: z
    .array(z.object({ integration_key: z.string().nullish() }))
    .nullish(),
});

/** @internal */
export type ServiceNode = z.infer<typeof serviceSchema>;

/** @internal */
export const customFieldsSchema = z.object({
  custom_fields: z.array(z.object({ name: z.string(), value: z.unknown() })),
});

/** One page of a list, the classic way. @internal */
export function pageSchema<T>(name: string, item: z.ZodType<T>) {
  return z
    .looseObject({
      [name]: z.array(item),
    })
    .and(z.object({ more: z.boolean(), total: z.number().nullish() }))
    .transform(page => ({
      items: z.array(item).parse(page[name]),
      more: page.more,
      total: page.total ?? undefined,
    }));
}
