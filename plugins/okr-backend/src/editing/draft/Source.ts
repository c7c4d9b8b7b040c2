import {
  EditRefusal,
  FileAnnotation,
} from '@keyresults/backstage-plugin-okr-common';
import { HostedProposal } from '@keyresults/backstage-plugin-okr-node';

/** What an edit starts from. @internal */
export interface Source {
  /** As it stands now, or in the open proposal. */
  annotation: string | undefined;
  /** As it stands where it counts: the same but for an open proposal. */
  mainAnnotation: string | undefined;
  /** Opaque; changes whenever what stands there does. */
  base: string;
  /** Undefined where there is no file. */
  file?: SourceFile;
  proposal?: HostedProposal;
  refusal?: EditRefusal;
}

/** @internal */
export interface SourceFile {
  /** As patches name it. */
  path: string;
  text: string;
  /** As it stands where it counts. */
  mainText: string;
  /** See `ChangedFile.lines`; of each text. */
  lines: { first: number; last: number };
  mainLines: { first: number; last: number };
}

/** A refusal to edit a file, as the API tells it. @internal */
export function refusalOf(
  read: Extract<FileAnnotation, { kind: 'refused' }>,
): EditRefusal {
  const { reason, message, advice } = read;
  return { reason, message, advice };
}
