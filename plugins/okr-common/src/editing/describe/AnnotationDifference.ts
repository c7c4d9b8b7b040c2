import { ParsedAnnotation } from '../../annotation/model';
import { MetricDefinition } from '../../metrics';

/** An annotation's text and what `parseAnnotation` says about it. @public */
export interface DescribedAnnotation {
  text: string;
  parsed: ParsedAnnotation;
}

/**
 * One thing that differs between two texts of an annotation.
 *
 * - `added`, `removed`: an objective, a key result, or a field
 * - `changed`: a field
 * - `renamed`: the id, everything else is as it was; `before` and `after` are ids
 * - `moved`: a key result went to another objective; `before` and `after` are the objectives' ids
 * - `reordered`: only the order of objectives or of an objective's key results differs
 *
 * @public
 */
export interface AnnotationDifference {
  kind: 'added' | 'removed' | 'changed' | 'renamed' | 'moved' | 'reordered';
  /** Undefined where the order of the objectives is meant. */
  objectiveId?: string;
  /** What the objective says. */
  objective?: string;
  keyResultId?: string;
  /** The key result's title. */
  keyResult?: string;
  /** `to`, `where.severity`; undefined where the whole objective or key result is meant. */
  field?: string;
  /** As written, without quotes: `52h`. */
  before?: string;
  /** As written, without quotes: `24h`. */
  after?: string;
  /** Whether the key result promises less than before; said at what made it so. */
  eased: boolean;
}

/** @public */
export interface DescribeChangeOptions {
  metrics: readonly MetricDefinition[];
}
