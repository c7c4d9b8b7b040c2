import { IncidentPhase } from '@keyresults/backstage-plugin-okr-common';
import { daysSchema } from '@keyresults/backstage-plugin-okr-node';
import { z } from 'zod';

const text = z.string().trim().min(1);
const slug = z
  .string()
  .regex(/^[A-Za-z0-9][\w-]*\/[A-Za-z0-9._-]+$/, 'expected owner/name');

/** The section `okr.github.incidents`. @internal */
export const issueRulesSchema = z
  .strictObject({
    label: text.default('incident'),
    repository: slug.optional(),
    entityField: text.default('Service'),
    fields: z
      .strictObject({
        started: text.default('Impact started'),
        detected: text.default('Detected'),
        acknowledged: text.default('Acknowledged'),
        mitigated: text.default('Mitigated'),
        resolved: text.default('Resolved'),
      })
      .prefault({}),
    severityLabels: z.record(z.string(), text).default({}),
    areaLabelPrefix: text.default('area:'),
    mitigatedLabel: text.default('mitigated'),
    excludeLabels: z
      .array(text)
      .default(['drill', 'test', 'maintenance', 'duplicate', 'invalid']),
    history: daysSchema.default(365),
  })
  .transform(({ history, ...rest }) => ({ ...rest, historyDays: history }));

/** What makes an issue an incident, and where its phases stand. Labels and headings are compared without regard to case. @internal */
export type IssueRules = z.infer<typeof issueRulesSchema>;

/** Headings by phase. @internal */
export type PhaseFields = Record<IncidentPhase, string>;
