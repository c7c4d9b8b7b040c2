import { z } from 'zod';
import {
  commitmentSchema,
  cycleSchema,
  hintsSchema,
  idSchema,
  line,
  linksSchema,
  ownerSchema,
  supportsSchema,
  weightSchema,
  whySchema,
} from './fields';
import { keyResultSchemas } from './keyResultSchemas';

const KEY_RESULTS_EXPECTED = 'key results by id';

/** An objective's own fields, as written. @internal */
export const objectiveFields = {
  objective: line('What we want, in words.'),
  cycle: cycleSchema,
  why: whySchema.optional(),
  owner: ownerSchema.optional(),
  weight: weightSchema.optional(),
  kind: commitmentSchema.optional(),
  links: linksSchema.optional(),
  supports: supportsSchema.optional(),
  hints: hintsSchema.optional(),
};

/** @internal */
export const objectiveShape = z.strictObject({
  ...objectiveFields,
  keyResults: z.unknown().optional(),
});

/** @internal */
export function annotationSchema(metricId: z.ZodType<string, string>) {
  const { move, hold, manual, habit, milestone } = keyResultSchemas(metricId);
  const keyResults = z
    .record(idSchema, z.union([move, hold, manual, habit, milestone]))
    .meta({ description: `How we would know: ${KEY_RESULTS_EXPECTED}.` });
  return z.record(idSchema, z.strictObject({ ...objectiveFields, keyResults }));
}

/** The annotation as written. @public */
export type RawAnnotation = z.infer<ReturnType<typeof annotationSchema>>;
