import { z } from 'zod';

/** `[seconds since 1970, "value"]`; the value is text, for `NaN` and `+Inf` are values. */
const sampleSchema = z.tuple([z.number(), z.string()]);

/** `data` of `/api/v1/query_range`. Native histograms have no `values`. @internal */
export const matrixSchema = z.object({
  resultType: z.literal('matrix'),
  result: z.array(
    z.object({
      metric: z.record(z.string(), z.string()),
      values: z.array(sampleSchema).default([]),
    }),
  ),
});

/** @internal */
export type Matrix = z.infer<typeof matrixSchema>;
