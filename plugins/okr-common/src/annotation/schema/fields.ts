import { z } from 'zod';
import { CYCLE_EXPECTED, CYCLE_PATTERN } from '../../cycles/parseCycle';
import { DURATION_EXPECTED, DURATION_PATTERN } from '../../quantities/duration';
import { PERCENTAGE_PATTERN } from '../../quantities/number';
import { hintNames } from '../../hints/hintNames';
import { STAT_PATTERN } from '../../quantities/stat';

/*
 * The fields of the annotation as written. `error` is what a person reads after "expected". A pattern given through
 * `meta` goes into the JSON Schema only: here the parsers of quantities and cycles have the last word, as they can say
 * what would have been right.
 */

/** @internal */
export const ID_EXPECTED =
  'lowercase letters, digits, dashes and underscores, starting with a letter or digit, at most 63';
/** @internal */
export const ID_PATTERN = /^[a-z0-9][a-z0-9_-]{0,62}$/;

/** @internal */
export const idSchema = z.string().regex(ID_PATTERN, { error: ID_EXPECTED });

/** @internal */
export const line = (description: string, maximum = 200) => {
  const error = `text of 1 to ${maximum} characters`;
  return z
    .string({ error })
    .min(1, { error })
    .max(maximum, { error })
    .meta({ description });
};

const OWNER_EXPECTED =
  'an entity such as group:default/checkout or user:default/ada';

/** @internal */
export const ownerSchema = z
  .string({ error: OWNER_EXPECTED })
  .regex(
    /^(?:[a-zA-Z][a-zA-Z0-9]{0,62}:)?(?:[a-zA-Z0-9_.-]{1,63}\/)?[a-zA-Z0-9_.-]{1,63}$/,
    { error: OWNER_EXPECTED },
  )
  .meta({ description: `Who looks after it: ${OWNER_EXPECTED}.` });

const WEIGHT_EXPECTED = 'a number above 0 and up to 1000';

/** @internal */
export const weightSchema = z
  .number({ error: WEIGHT_EXPECTED })
  .positive({ error: WEIGHT_EXPECTED })
  .max(1000, { error: WEIGHT_EXPECTED })
  .meta({
    description: 'How much it counts beside its siblings; 1 if absent.',
  });

/** @internal */
export const commitmentSchema = z
  .enum(['committed', 'aspirational'], { error: 'committed or aspirational' })
  .meta({
    description:
      'committed: a score of 1.0 is expected. aspirational: 0.7 is good. committed if absent.',
  });

const URL_EXPECTED = 'a web address that starts with https:// or http://';
const url = z
  .string({ error: URL_EXPECTED })
  .max(2000, { error: URL_EXPECTED })
  .regex(/^https?:\/\/[^\s/][^\s]*$/, { error: URL_EXPECTED });

/** @internal */
export const linkSchema = z.strictObject(
  { title: line('What the link says.').optional(), url },
  { error: 'a web address, or a map of title and url' },
);

/** @internal */
export const linksSchema = z
  .array(
    z.union([url, linkSchema], {
      error: 'a web address, or a map of title and url',
    }),
    { error: 'a list of web addresses, or of maps of title and url' },
  )
  .max(20, { error: 'at most 20 links' })
  .meta({ description: 'Where to read more.' });

const HINTS_EXPECTED =
  'a map such as off: { too-little-data: New service, numbers come in spring }';

/** @internal */
export const hintsSchema = z
  .strictObject(
    {
      off: z
        .record(z.string(), line('Why it does not hold here.', 500), {
          error: 'reasons by the names of hints',
        })
        .meta({
          description: 'Hints that are not to be given, each with the reason.',
          propertyNames: { enum: hintNames },
        }),
    },
    { error: HINTS_EXPECTED },
  )
  .meta({ description: 'What is to be said about its quality.' });

/** @internal */
export type RawHints = z.infer<typeof hintsSchema>;

/** @internal */
export const whySchema = line('Why it matters.', 2000);

/** @internal */
export const cycleSchema = z
  .union(
    [
      z.string().meta({ pattern: CYCLE_PATTERN.source }),
      z.int().min(2000).max(2199),
    ],
    { error: CYCLE_EXPECTED },
  )
  .meta({
    description: `The period: ${CYCLE_EXPECTED}.`,
    examples: ['2026-Q4', '2026-H2', '2026-10-01/2026-12-31'],
  });

/** @internal */
export const SUPPORTS_PATTERN =
  /^[a-zA-Z][a-zA-Z0-9]{0,62}:[a-zA-Z0-9_.-]{1,63}\/[a-zA-Z0-9_.-]{1,63}#[a-z0-9][a-z0-9_-]{0,62}$/;
/** @internal */
export const SUPPORTS_EXPECTED =
  'an objective such as group:default/engineering#marketplace';

/** @internal */
export const supportsSchema = z.string({ error: SUPPORTS_EXPECTED }).meta({
  pattern: SUPPORTS_PATTERN.source,
  description: `The objective this one supports: ${SUPPORTS_EXPECTED}.`,
});

/** @internal */
export const STAT_EXPECTED =
  'p50, p75, p90, mean, count, share, ratio, sum, last, or within and a duration such as within 24h';

/** @internal */
export const statSchema = z.string({ error: STAT_EXPECTED }).meta({
  pattern: STAT_PATTERN.source,
  description: `Which number of the metric: ${STAT_EXPECTED}.`,
  examples: ['p75', 'p50', 'p90', 'mean', 'within 24h'],
});

const DIMENSION_EXPECTED =
  'a map of names and values, such as { severity: SEV1 }';

/** @internal */
export const whereSchema = z
  .record(
    z.string().regex(/^[a-zA-Z][a-zA-Z0-9_.-]{0,62}$/, {
      error: 'a name of letters, digits, dots, dashes and underscores',
    }),
    z.union([z.string().min(1).max(200), z.number(), z.boolean()], {
      error: 'text, a number, or true or false',
    }),
    { error: DIMENSION_EXPECTED },
  )
  .meta({ description: `Counts only matching items: ${DIMENSION_EXPECTED}.` });

const AMOUNT_EXPECTED = `an amount: ${DURATION_EXPECTED}; a percentage such as 95%; or a number`;
const writtenAmount = `(?:${DURATION_PATTERN.source})|(?:${PERCENTAGE_PATTERN.source})`;

/** @internal */
export const amountSchema = z.union(
  [z.number(), z.string().meta({ pattern: writtenAmount })],
  { error: AMOUNT_EXPECTED },
);

/** @internal */
export const baselineSchema = z.union(
  [z.number(), z.string().meta({ pattern: `${writtenAmount}|^measured$` })],
  { error: `${AMOUNT_EXPECTED}; or measured` },
);

/** @internal */
export const KEEP_EXPECTED =
  'below or above and an amount, such as below 10m or above 99.9%';

/** @internal */
export const keepSchema = z.string({ error: KEEP_EXPECTED }).meta({
  pattern: '^(?:below|above) +\\S.*$',
  description: `The line that is held: ${KEEP_EXPECTED}.`,
  examples: ['below 24h', 'above 95%'],
});
