/**
 * Why a catalog file cannot be edited.
 *
 * - `tooLarge`: beyond {@link catalogFileLimits}
 * - `notYaml`: the catalog could not read it either
 * - `templated`: template marks stand where YAML or the annotation should be
 * - `notFound`, `duplicateEntity`: the entity is not in the file, or several times
 * - `shared`: an anchor, alias or merge key makes the place part of something else
 * - `placeholder`: the catalog reads the text from another file
 * - `notText`: something else than text stands where the annotation or its map should be
 * - `badText`: the annotation's new text is too long or holds forbidden characters
 * - `unsure`: no way to write it was found that changes nothing else
 *
 * @public
 */
export type FileRefusal =
  | 'tooLarge'
  | 'notYaml'
  | 'templated'
  | 'notFound'
  | 'duplicateEntity'
  | 'shared'
  | 'placeholder'
  | 'notText'
  | 'badText'
  | 'unsure';

/** @public */
export type FileEdit =
  | { kind: 'edited'; text: string }
  | {
      kind: 'refused';
      reason: FileRefusal;
      /** What is the matter, in one sentence. */
      message: string;
      /** What a person can do about it. */
      advice: string;
      /** Of a placeholder: the file it names, as written. */
      reference?: string;
    };

/** Where the annotation of an entity is written. @public */
export interface AnnotationPlace {
  /** `kind:namespace/name` or `kind:name`, compared as the catalog does: without regard to upper and lower case. */
  entityRef: string;
  /** For messages, and for `.json`. */
  fileName: string;
}

/** What a catalog file may be at most. @public */
export const catalogFileLimits = {
  /** UTF-16 code units. */
  characters: 1_000_000,
  /** YAML tokens: what takes time to read. */
  tokens: 250_000,
  /** Levels of maps and lists inside each other. */
  depth: 64,
  /** How often aliases may repeat things. */
  aliases: 100,
} as const;

/** Thrown inside, and turned into an answer at the border. @internal */
export class FileRefused extends Error {
  constructor(
    readonly reason: FileRefusal,
    message: string,
    readonly advice: string,
    readonly reference?: string,
  ) {
    super(message);
  }
}
