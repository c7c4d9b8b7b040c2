/** The canonical phases, in the order in which they come. @public */
export const phases = [
  'started',
  'detected',
  'acknowledged',
  'mitigated',
  'resolved',
] as const;

/** @public */
export type Phase = (typeof phases)[number];

/** Where a team keeps its incidents. @public */
export type IncidentTool = 'pagerduty' | 'incident-io' | 'github-issues';

/** @public */
export type Severity = 'SEV1' | 'SEV2' | 'SEV3' | 'SEV4';

/**
 * What it truly was; only `real` ones count.
 *
 * - `drill`: a test or an exercise
 * - `declined`: declared, and then found to be none
 * - `merged`: found to be the same as another
 * - `maintenance`: planned
 *
 * @public
 */
export type IncidentKind =
  | 'real'
  | 'drill'
  | 'declined'
  | 'merged'
  | 'maintenance';

/** A phase as somebody, or the tool itself, wrote it down. @public */
export interface WrittenPhase {
  phase: Phase;
  /** The instant that was written: what the tool says. Milliseconds since 1970 UTC, whole seconds. */
  at: number;
  /** When it was written; nobody knows before. */
  writtenAt: number;
}

/**
 * One incident as it truly was, and as it was written down. It stands in exactly one tool.
 *
 * @public
 */
export interface CompanyIncident {
  /** Unique and never changed, whatever `now` is: `INC-<number>`. */
  number: number;
  title: string;
  tool: IncidentTool;
  kind: IncidentKind;
  /** Number of the incident that it was merged into. */
  mergedInto?: number;
  /** Names of Component entities; the first is where it began. */
  services: string[];
  /** What it was about: name of a System entity. */
  area: string;
  severity: Severity;
  /** What it was taken for until it was acknowledged, where that was another. */
  firstSeverity?: Severity;
  /** Name of the Group entity that solves it. */
  team: string;
  /** Login of the person who takes it on. */
  responder: string;
  /** What truly happened, also what is still to come. Milliseconds since 1970 UTC, whole seconds. */
  happened: Record<Phase, number>;
  /** What is written down, in the order of writing: lacks what nobody knew, and holds what somebody mistyped. */
  written: WrittenPhase[];
}
