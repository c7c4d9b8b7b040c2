import { z } from 'zod';
import { ID_EXPECTED, ID_PATTERN } from '../../annotation/schema/fields';

const idSchema = z.string().regex(ID_PATTERN, { error: ID_EXPECTED });
const pathSchema = z.array(z.string().min(1).max(200)).min(1).max(12);

/** Where among its siblings something stands. @public */
export const entryPlaceSchema = z.union([
  z.literal('end'),
  z.strictObject({ before: z.string().min(1).max(200) }),
  z.strictObject({ after: z.string().min(1).max(200) }),
]);

/** @public */
export type EntryPlace = z.infer<typeof entryPlaceSchema>;

/**
 * One change of an annotation. A path leads from the annotation to what is meant: `['no-waiting']` is an objective,
 * `['no-waiting', 'keyResults', 'rota']` a key result, `['no-waiting', 'keyResults', 'rota', 'title']` a field.
 *
 * - `set`: gives a field a value, whether it is there or not; of a map, only what differs is touched
 * - `remove`: takes a field, a key result or an objective away
 * - `add`: a new objective or key result, at the end unless said otherwise
 * - `move`: puts an objective or key result elsewhere among its siblings, or a key result into another objective
 * - `rename`: gives an objective or key result another id
 *
 * @public
 */
export const annotationChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('set'),
    path: pathSchema,
    value: z.json(),
  }),
  z.strictObject({ kind: z.literal('remove'), path: pathSchema }),
  z.strictObject({
    kind: z.literal('add'),
    /** Of the objective or key result that shall be there. */
    path: pathSchema,
    value: z.record(z.string().min(1).max(200), z.json()),
    place: entryPlaceSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal('move'),
    path: pathSchema,
    /** Of a key result: the objective it goes to, if it is another one. */
    objective: z.string().min(1).max(200).optional(),
    place: entryPlaceSchema,
  }),
  z.strictObject({ kind: z.literal('rename'), path: pathSchema, id: idSchema }),
]);

/** @public */
export type AnnotationChange = z.infer<typeof annotationChangeSchema>;

/** At most this many changes at once. @public */
export const MAXIMUM_CHANGES = 200;
