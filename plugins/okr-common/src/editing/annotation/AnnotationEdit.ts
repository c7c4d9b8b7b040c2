/**
 * Why an annotation cannot be changed.
 *
 * - `notYaml`: it cannot be read; it has to be put right as text first
 * - `notFound`, `alreadyThere`: what the change is about is not there, or is
 * - `badChange`: the change makes no sense, such as an id with spaces
 * - `shared`: an anchor, alias, tag or explicit key stands where the change would be
 * - `tooLong`: it is longer than an annotation may be, or would be
 * - `unsure`: no way to write the change was found that changes nothing else
 *
 * @public
 */
export type AnnotationRefusal =
  | 'notYaml'
  | 'notFound'
  | 'alreadyThere'
  | 'badChange'
  | 'shared'
  | 'tooLong'
  | 'unsure';

/** @public */
export type AnnotationEdit =
  | { kind: 'edited'; text: string }
  | {
      kind: 'refused';
      reason: AnnotationRefusal;
      /** What is the matter, in one sentence. */
      message: string;
      /** What a person can do about it. */
      advice: string;
      /** Line of the annotation, from 1, where that helps. */
      line?: number;
    };

/** Thrown inside, and turned into an answer at the border. @internal */
export class AnnotationRefused extends Error {
  constructor(
    readonly reason: AnnotationRefusal,
    message: string,
    readonly advice: string,
    readonly line?: number,
  ) {
    super(message);
  }
}

/** @internal */
export function pathInWords(path: readonly string[]): string {
  return `\`${path.join(' › ').slice(0, 200)}\``;
}

const AS_TEXT = 'Change it in the text view.';

/** @internal */
export function notFound(path: readonly string[]): AnnotationRefused {
  return new AnnotationRefused(
    'notFound',
    `${pathInWords(path)} is not in the annotation`,
    'Load the annotation again: somebody may have changed it.',
  );
}

/** @internal */
export function unsure(path: readonly string[]): AnnotationRefused {
  return new AnnotationRefused(
    'unsure',
    `No way was found to change ${pathInWords(path)} and nothing else`,
    AS_TEXT,
  );
}

/** @internal */
export function shared(
  path: readonly string[],
  line: number,
): AnnotationRefused {
  return new AnnotationRefused(
    'shared',
    `${pathInWords(
      path,
    )} is written with a YAML anchor, alias, tag or explicit key`,
    `Write the value itself there. ${AS_TEXT}`,
    line,
  );
}
