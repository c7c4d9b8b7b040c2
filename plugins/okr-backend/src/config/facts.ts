import {
  DeclaredMetric,
  declaredMetricSchema,
  defaultSeverities,
  SeverityLadder,
} from '@keyresults/backstage-plugin-okr-common';
import { z } from 'zod';
import { duration } from './scalars';

/** Metrics whose facts are pushed, each id once. @internal */
export const metrics = z
  .array(declaredMetricSchema)
  // A transformation, since a check would see entries that are wrong as well.
  .transform((declared: DeclaredMetric[], context) => {
    const ids = declared.map(({ definition }) => definition.id);
    ids.forEach((id, index) => {
      if (ids.indexOf(id) < index) {
        context.addIssue({
          code: 'custom',
          path: [index, 'id'],
          message: `"${id}" is declared twice`,
        });
      }
    });
    return declared;
  });

const name = z.string().trim().min(1).max(63);

const severities = z
  .array(z.strictObject({ name, also: z.array(name).optional() }))
  .min(1, 'must name at least one severity')
  .transform((rungs, context) => {
    try {
      return new SeverityLadder(rungs);
    } catch (error) {
      context.addIssue(error instanceof Error ? error.message : String(error));
      return z.NEVER;
    }
  });

/** The severity ladder, and what counts as downtime. @internal */
export const incidents = z
  .strictObject({
    severities: severities.prefault(() => [
      ...defaultSeverities.map(({ name: rung, also = [] }) => ({
        name: rung,
        also: [...also],
      })),
    ]),
    downtimeSeverity: name.optional(),
    solvedWithin: z.record(name, duration).default({}),
    staleAfter: duration.optional(),
  })
  .transform((read, context) => {
    const ladder = read.severities;
    const asked = read.downtimeSeverity ?? secondWorst(ladder);
    const downtimeSeverity = ladder.find(asked);
    if (downtimeSeverity === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['downtimeSeverity'],
        message: `must be one of ${ladder.names.join(', ')}, not "${asked}"`,
      });
      return z.NEVER;
    }
    const solvedWithin = new Map<string, number>();
    for (const [text, milliseconds] of Object.entries(read.solvedWithin)) {
      const rung = ladder.find(text);
      if (rung === undefined) {
        context.addIssue({
          code: 'custom',
          path: ['solvedWithin', text],
          message: `is not one of ${ladder.names.join(', ')}`,
        });
        return z.NEVER;
      }
      solvedWithin.set(rung, milliseconds / 1000);
    }
    return {
      severities: ladder,
      downtimeSeverity,
      solvedWithin,
      staleAfterMs: read.staleAfter,
    };
  });

function secondWorst({ names }: SeverityLadder): string {
  return names[Math.min(1, names.length - 1)];
}
