import type { HintName } from '@keyresults/backstage-plugin-okr-common';

/**
 * Where a problem is from: the file as YAML, the entity around the annotation, or the annotation itself; or that it is a
 * hint that a key result could be better.
 *
 * @public
 */
export type LintRule = 'yaml' | 'entity' | 'annotation' | 'hint';

/** Something wrong in a file. @public */
export interface LintProblem {
  /** Relative to the working directory, with `/`. */
  file: string;
  /** From 1. */
  line: number;
  /** From 1, in UTF-16 code units. */
  column: number;
  severity: 'error' | 'warning' | 'note';
  /** Of a hint: its name, by which it is switched off. */
  hint?: HintName;
  rule: LintRule;
  message: string;
  expected?: string;
  /** A concrete replacement. */
  suggestion?: string;
  /** Of the entity whose annotation it is about. */
  entityRef?: string;
  /** Inside the annotation. */
  path?: string[];
  /** The line it stands in. */
  source: string;
}

/** An annotation that was looked at. @public */
export interface LintedAnnotation {
  /** The file with the entity, even where the text stands in another one. */
  file: string;
  line: number;
  column: number;
  entityRef?: string;
  objectives: number;
  keyResults: number;
}

/** A file that could not be looked at. @public */
export interface LintFailure {
  file: string;
  message: string;
}

/** @public */
export interface LintReport {
  /** Catalog files that were read. */
  files: string[];
  annotations: LintedAnnotation[];
  /** By file and place. */
  problems: LintProblem[];
  failures: LintFailure[];
}

/** @public */
export function countOf(
  { problems }: LintReport,
  severity: LintProblem['severity'],
): number {
  return problems.filter(problem => problem.severity === severity).length;
}

/** @internal */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
