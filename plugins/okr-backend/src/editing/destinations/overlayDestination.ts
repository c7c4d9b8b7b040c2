import { stringifyEntityRef } from '@backstage/catalog-model';
import { EditingContext, Editor, refresh } from '../EditingContext';
import { Destination } from './Destination';

/** No file: the key results are kept here, and the catalog module puts them on the entity. @internal */
export function overlayDestination(
  context: EditingContext,
  { entity, userRef }: Editor,
): Destination {
  const entityRef = stringifyEntityRef(entity);
  const { overlays, now } = context;
  return {
    kind: 'overlay',
    place: { title: 'No file describes it: kept by the OKR plugin' },

    async read() {
      const latest = await overlays.latest(entityRef);
      return {
        annotation: latest?.annotation,
        mainAnnotation: latest?.annotation,
        base: `overlay:${latest?.version ?? 0}`,
      };
    },

    async save({ annotation }, { base }, { reason }) {
      const version = await overlays.save({
        entityRef,
        annotation,
        reason,
        savedBy: userRef,
        expectedVersion: Number(base.slice('overlay:'.length)),
        now: now(),
      });
      await refresh(context, entityRef);
      return { outcome: 'overlaid', version };
    },
  };
}
