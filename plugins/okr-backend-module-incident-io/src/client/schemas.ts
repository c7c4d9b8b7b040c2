import { z } from 'zod';

/** What is read from incident.io's answers, and nothing more. Types come from here. */

const instant = z
  .string()
  .refine(text => !Number.isNaN(Date.parse(text)), 'expected an instant');

const valueSchema = z.object({
  value_catalog_entry: z
    .object({
      name: z.string(),
      external_id: z.string().nullish(),
      aliases: z.array(z.string()).nullish(),
    })
    .nullish(),
  value_option: z.object({ value: z.string() }).nullish(),
  value_text: z.string().nullish(),
  value_link: z.string().nullish(),
});

/** A value of a custom field. @internal */
export type FieldValue = z.infer<typeof valueSchema>;

/** @internal */
export const incidentSchema = z.object({
  id: z.string().min(1),
  reference: z.string(),
  name: z.string(),
  permalink: z.string().nullish(),
  mode: z.string(),
  created_at: instant,
  updated_at: instant,
  incident_status: z.object({ category: z.string() }),
  incident_type: z.object({ name: z.string() }).nullish(),
  severity: z.object({ name: z.string() }).nullish(),
  incident_timestamp_values: z
    .array(
      z.object({
        incident_timestamp: z.object({ name: z.string() }),
        value: z.object({ value: z.string().nullish() }).nullish(),
      }),
    )
    .nullish(),
  custom_field_entries: z.array(
    z.object({
      custom_field: z.object({ name: z.string() }),
      values: z.array(valueSchema),
    }),
  ),
});

/** @internal */
export type IncidentNode = z.infer<typeof incidentSchema>;

/** @internal */
export const incidentsSchema = z.object({
  incidents: z.array(incidentSchema),
  pagination_meta: z.object({ after: z.string().nullish() }).nullish(),
});

/** @internal */
export const oneIncidentSchema = z.object({ incident: incidentSchema });

const named = z.array(z.object({ name: z.string() }));

/** @internal */
export const timestampsSchema = z.object({ incident_timestamps: named });

/** @internal */
export const customFieldsSchema = z.object({ custom_fields: named });
