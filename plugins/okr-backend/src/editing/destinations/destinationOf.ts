import { stringifyEntityRef } from '@backstage/catalog-model';
import { OKR_ANNOTATION } from '@keyresults/backstage-plugin-okr-common';
import { EditingContext, Editor } from '../EditingContext';
import { placeOf } from '../places/placeOf';
import { Destination } from './Destination';
import { foreignDestination } from './foreignDestination';
import { hostedDestination } from './hostedDestination';
import { localDestination } from './localDestination';
import { overlayDestination } from './overlayDestination';

/**
 * The one way in which the key results of an entity are changed.
 *
 * @param token - of the person, for this request
 * @internal
 */
export function destinationOf(
  context: EditingContext,
  editor: Editor,
  token?: string,
): Destination {
  const { hosts, config } = context;
  const place = placeOf(editor.entity, { ...config, hosts });
  switch (place.kind) {
    case 'hosted':
      return hostedDestination(context, place, editor, token);
    case 'local':
      return localDestination(context, place, editor);
    case 'foreign':
      return foreignDestination(context, place, editor);
    case 'overlay':
      return overlayDestination(context, editor);
    default: {
      const annotation = editor.entity.metadata.annotations?.[OKR_ANNOTATION];
      const { refusal } = place;
      return {
        kind: 'patch',
        place: { title: stringifyEntityRef(editor.entity) },
        read: async () => ({
          annotation,
          mainAnnotation: annotation,
          base: 'none',
          refusal,
        }),
        save: async () => 'conflict',
      };
    }
  }
}
