import { ParsedAnnotation } from '../annotation/model';
import { PromiseCommit } from '../api';

/**
 * An entity's annotation as the catalog showed it from an instant on.
 *
 * @public
 */
export interface AnnotationVersion {
  /** When it was first seen, in milliseconds since 1970 UTC. */
  recordedAt: number;
  /** Undefined where there was no annotation. */
  parsed: ParsedAnnotation | undefined;
  /** Entity ref of who made it so, where that is known. */
  changedBy?: string;
  reason?: string;
  /** Where the change was decided, such as a pull request. */
  url?: string;
  /** That brought it into the file. */
  commit?: PromiseCommit;
}
