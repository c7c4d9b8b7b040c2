import { basename } from 'node:path';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { OKR_ANNOTATION } from '@keyresults/backstage-plugin-okr-common';
import { EditingContext, Editor, refresh } from '../EditingContext';
import { Destination } from './Destination';
import { sourceOfFile } from './readFile';

/** A file of this machine: it is written in place. @internal */
export function localDestination(
  context: EditingContext,
  { path }: { path: string },
  { entity }: Editor,
): Destination {
  const entityRef = stringifyEntityRef(entity);
  const { localFiles } = context;
  return {
    kind: 'localFile',
    // Where the file lies on the server is nobody's business.
    place: { title: basename(path) },

    async read() {
      const { text, version } = await localFiles.read(path);
      return sourceOfFile({
        entityRef,
        path: basename(path),
        base: `localFile:${version}`,
        text,
        mainText: text,
        shown: entity.metadata.annotations?.[OKR_ANNOTATION],
      });
    },

    async save({ text }, { base }) {
      if (text === undefined) {
        throw new Error('A file without a text was to be written');
      }
      const version = base.slice('localFile:'.length);
      if (!(await localFiles.write(path, text, version))) {
        return 'conflict';
      }
      await refresh(context, entityRef);
      return { outcome: 'written' };
    },
  };
}
