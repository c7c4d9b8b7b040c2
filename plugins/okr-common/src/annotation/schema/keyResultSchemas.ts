import { z } from 'zod';
import {
  amountSchema,
  baselineSchema,
  commitmentSchema,
  hintsSchema,
  keepSchema,
  line,
  linksSchema,
  ownerSchema,
  statSchema,
  weightSchema,
  whereSchema,
  whySchema,
} from './fields';

const HABIT_EXPECTED = 'how often, such as 1 per week or 2 per month';
const PLAIN_NUMBER_EXPECTED =
  'a plain number such as 20; what it counts goes into unit';

/** @internal */
export const HABIT_PATTERN = /^([1-9]\d{0,2}) per (week|month)$/;

/**
 * The shapes of the kinds of key result, as written.
 *
 * @param metricId - what a metric id may be
 * @internal
 */
export function keyResultSchemas(metricId: z.ZodType<string, string>) {
  const measured = {
    metric: metricId,
    stat: statSchema.optional(),
    where: whereSchema.optional(),
  };
  const guardrail = z
    .strictObject(
      { ...measured, keep: keepSchema },
      { error: 'a map of metric, stat, where and keep' },
    )
    .meta({
      description: 'A second measurement that must not suffer on the way.',
    });
  const common = {
    title: line('What people read; made from the metric if absent.').optional(),
    why: whySchema.optional(),
    owner: ownerSchema.optional(),
    weight: weightSchema.optional(),
    kind: commitmentSchema.optional(),
    links: linksSchema.optional(),
    guardrail: guardrail.optional(),
    hints: hintsSchema.optional(),
  };
  return {
    move: z
      .strictObject({
        ...common,
        ...measured,
        from: baselineSchema.meta({
          description:
            'The baseline, or measured: the 28 days before the cycle, computed once and frozen.',
        }),
        to: amountSchema.meta({ description: 'The target value.' }),
      })
      .meta({ title: 'Measured, moves from a baseline to a target value' }),
    hold: z
      .strictObject({ ...common, ...measured, keep: keepSchema })
      .meta({ title: 'Measured, holds a line' }),
    manual: z
      .strictObject({
        ...common,
        from: z
          .number({ error: PLAIN_NUMBER_EXPECTED })
          .meta({ description: 'The baseline.' }),
        to: z
          .number({ error: PLAIN_NUMBER_EXPECTED })
          .meta({ description: 'The target value.' }),
        unit: line(
          'What the number counts, for instance points.',
          40,
        ).optional(),
      })
      .meta({ title: 'A number kept by check-ins' }),
    habit: z
      .strictObject({
        ...common,
        habit: z.string({ error: HABIT_EXPECTED }).meta({
          pattern: HABIT_PATTERN.source,
          description: HABIT_EXPECTED,
          examples: ['1 per week', '2 per month'],
        }),
        count: z
          .strictObject(
            { metric: metricId, where: whereSchema.optional() },
            { error: 'a map of metric and where' },
          )
          .optional()
          .meta({
            description:
              'The facts that tell how often, where nobody shall have to say it.',
          }),
      })
      .meta({ title: 'A habit, kept by check-ins or counted from facts' }),
    milestone: z
      .strictObject({
        ...common,
        done: z
          .boolean({ error: 'true or false' })
          .meta({ description: 'true or false' }),
      })
      .meta({ title: 'Done or not done' }),
  };
}

/** The shapes used by the parser, which checks metric ids by itself. @internal */
export const keyResultShapes = keyResultSchemas(
  z.string({ error: 'the id of a metric, such as github.reviewWait' }),
);

type Shapes = typeof keyResultShapes;

/** @internal */
export type RawMove = z.infer<Shapes['move']>;
/** @internal */
export type RawHold = z.infer<Shapes['hold']>;
/** @internal */
export type RawManual = z.infer<Shapes['manual']>;
/** @internal */
export type RawHabit = z.infer<Shapes['habit']>;
/** @internal */
export type RawMilestone = z.infer<Shapes['milestone']>;
/** What the kinds have in common. @internal */
export type RawCommon = Pick<
  RawMilestone,
  | 'title'
  | 'why'
  | 'owner'
  | 'weight'
  | 'kind'
  | 'links'
  | 'guardrail'
  | 'hints'
>;
/** @internal */
export type RawGuardrail = NonNullable<RawCommon['guardrail']>;

/** @internal */
export type RawHabitCount = NonNullable<RawHabit['count']>;

/** A key result as written in the annotation. @public */
export type RawKeyResult =
  | RawMove
  | RawHold
  | RawManual
  | RawHabit
  | RawMilestone;
