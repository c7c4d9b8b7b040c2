/** The catalog annotation that holds an entity's objectives and key results. @public */
export const OKR_ANNOTATION = 'keyresults.dev/okrs';

/** The catalog annotation that chooses the calendar in which an entity's waits are counted. @public */
export const CALENDAR_ANNOTATION = 'keyresults.dev/calendar';

/**
 * Marks an entity whose key results were not read from a file: `overlay@<version>`. Written by the catalog, never by
 * people.
 *
 * @public
 */
export const OKRS_FROM_ANNOTATION = 'keyresults.dev/okrs-from';

/**
 * Marks an entity that has an overlay which is not used, since its file brings key results: `unused@<version>`.
 * Written by the catalog, never by people.
 *
 * @public
 */
export const OKRS_OVERLAY_ANNOTATION = 'keyresults.dev/okrs-overlay';

/** Kinds of entities whose key results are evaluated. @public */
export const okrKinds: readonly string[] = [
  'Component',
  'System',
  'Domain',
  'Group',
  'User',
];

/**
 * What an annotation may be at most. Beyond a limit it is refused as a whole, with a problem that says so: a catalog
 * parses every entity's annotation, and none of them may hold up the others.
 *
 * @public
 */
export const annotationLimits = {
  /** UTF-16 code units: about 300 key results. */
  characters: 65_536,
  /** YAML tokens; a key result has about 50. */
  tokens: 20_000,
  /** Levels of maps and lists inside each other; the format itself needs 6. */
  depth: 16,
  /** Problems listed; the last one says how many more there are. */
  problems: 100,
} as const;
