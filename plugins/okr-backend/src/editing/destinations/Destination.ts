import {
  EditDestination,
  EditResponse,
  SourceResponse,
} from '@keyresults/backstage-plugin-okr-common';
import { Draft } from '../draft/makeDraft';
import { Source } from '../draft/Source';

/** What a person says about a change. @internal */
export interface Saving {
  reason: string | undefined;
  /** See `ProposeRequest.fork`. */
  fork: boolean;
}

/**
 * One way in which a change is made. Made for one request: it may hold the token of the person.
 *
 * @internal
 */
export interface Destination {
  kind: EditDestination;
  place: SourceResponse['place'];
  asUser?: SourceResponse['asUser'];
  read(): Promise<Source>;
  /** `conflict` where what the draft was made from is not there any more. */
  save(
    draft: Draft,
    source: Source,
    saving: Saving,
  ): Promise<EditResponse | 'conflict'>;
}
