import { createHash } from 'node:crypto';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  catalogFileLimits,
  OKR_ANNOTATION,
} from '@keyresults/backstage-plugin-okr-common';
import { FileHostError } from '@keyresults/backstage-plugin-okr-node';
import { EditingContext, Editor } from '../EditingContext';
import { Place } from '../places/placeOf';
import { Destination } from './Destination';
import { sourceOfFile } from './readFile';

/**
 * A file on a host that cannot be written to from here: there is a patch to apply by hand. It is read as the catalog reads
 * it, which goes to no other hosts than those of the integrations.
 *
 * @internal
 */
export function foreignDestination(
  { urlReader }: EditingContext,
  { url, fileName: path }: Extract<Place, { kind: 'foreign' }>,
  { entity }: Editor,
): Destination {
  const read = async (): Promise<string> => {
    const buffer = await urlReader
      .readUrl(url)
      .then(answer => answer.buffer())
      // Its errors may tell more of the host than the person may know.
      .catch(() => undefined);
    if (!buffer || buffer.length > catalogFileLimits.characters) {
      throw new FileHostError(
        'unfit',
        `${path} cannot be read from where the catalog has it from.`,
      );
    }
    return buffer.toString('utf8');
  };
  return {
    kind: 'patch',
    place: { title: path, url },

    async read() {
      const text = await read();
      const hash = createHash('sha256').update(text).digest('hex');
      return sourceOfFile({
        entityRef: stringifyEntityRef(entity),
        path,
        base: `patch:${hash}`,
        text,
        mainText: text,
        shown: entity.metadata.annotations?.[OKR_ANNOTATION],
      });
    },

    async save({ whole }) {
      return {
        outcome: 'patch',
        patch: whole.patch,
        advice: `Apply it with \`git apply\` in the directory of ${path}, and propose the change there.`,
      };
    },
  };
}
