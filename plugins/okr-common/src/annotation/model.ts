/**
 * The annotation as understood: what `parseAnnotation` returns. Durations are seconds, shares are 0 to 1.
 * Everything here is plain JSON.
 */

import type { HintName } from '../hints/hintNames';
import { Stat } from '../metrics';

/** Where something stands inside the annotation's text. Lines and columns start at 1. @public */
export interface Position {
  line: number;
  column: number;
}

/**
 * Something wrong in an annotation, said so that a person can mend it.
 *
 * @public
 */
export interface Problem {
  /** Path inside the annotation, for instance `['no-waiting', 'keyResults', 'review-wait', 'metric']`. */
  path: string[];
  position: Position;
  /** `error` makes the key result or objective it stands in invalid; `warning` does not. */
  severity: 'error' | 'warning';
  /** One sentence: what is wrong. */
  message: string;
  /** What was expected instead. */
  expected?: string;
  /** A concrete replacement, for instance a near metric id. */
  suggestion?: string;
}

/** Seconds for durations, 0 to 1 for shares and `within`, else the plain number. @public */
export type Amount = number;

/** @public */
export interface Keep {
  op: 'below' | 'above';
  value: Amount;
}

/** @public */
export interface Guardrail {
  metric: string;
  stat: Stat;
  where: Record<string, string>;
  keep: Keep;
}

/** Facts that a habit is counted from. @public */
export interface HabitCount {
  metric: string;
  where: Record<string, string>;
}

/** @public */
export interface Link {
  title?: string;
  url: string;
}

/** What every kind of key result has. @public */
export interface KeyResultBase {
  /** Map key inside the objective. */
  id: string;
  title: string;
  why?: string;
  owner?: string;
  weight: number;
  commitment: 'committed' | 'aspirational';
  links: Link[];
  guardrail?: Guardrail;
  /** Hints that are not to be given, with the reasons. */
  hintsOff?: Partial<Record<HintName, string>>;
  position: Position;
}

/** @public */
export type KeyResultDefinition =
  | (KeyResultBase & {
      kind: 'metric';
      metric: string;
      stat: Stat;
      where: Record<string, string>;
      goal:
        | { kind: 'move'; from: Amount | 'measured'; to: Amount }
        | { kind: 'hold'; keep: Keep };
    })
  | (KeyResultBase & {
      kind: 'manual';
      from: number;
      to: number;
      unit?: string;
    })
  | (KeyResultBase & {
      kind: 'habit';
      times: number;
      per: 'week' | 'month';
      /** Undefined where it is ticked by hand. */
      count?: HabitCount;
    })
  | (KeyResultBase & { kind: 'milestone'; done: boolean })
  | {
      /** Could not be understood; its problems say why. It is shown, never hidden. */
      kind: 'invalid';
      id: string;
      title: string;
      position: Position;
    };

/** @public */
export interface ObjectiveDefinition {
  /** Map key in the annotation. */
  id: string;
  objective: string;
  /** As written, for instance `2026-Q4`; undefined when missing or not understood. */
  cycle?: string;
  why?: string;
  owner?: string;
  commitment?: 'committed' | 'aspirational';
  weight: number;
  links: Link[];
  /** `kind:namespace/name#objective-id` of the objective this one supports. */
  supports?: string;
  /** Hints that are not to be given of it and of its key results, with the reasons. */
  hintsOff?: Partial<Record<HintName, string>>;
  keyResults: KeyResultDefinition[];
  position: Position;
}

/** @public */
export interface ParsedAnnotation {
  objectives: ObjectiveDefinition[];
  /** In order of position. */
  problems: Problem[];
  /** True where it is not well-formed, so that a fault may hide more than the part in which it was found. */
  isMalformed?: boolean;
}
