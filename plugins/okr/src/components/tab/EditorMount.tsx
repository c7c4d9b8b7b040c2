import { lazy, Suspense, useCallback } from 'react';
import { toastApiRef } from '@backstage/frontend-plugin-api';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useText } from '../common/useText';
import type { BegunEdit } from '../editor/BegunEdit';

/** Loaded by those who edit, and by nobody else. */
const EditorDialog = lazy(() =>
  import('../editor').then(module => ({ default: module.EditorDialog })),
);

const toastMilliseconds = 5_000;

/** The editor of the entity's key results, once it is asked for. @internal */
export const EditorMount = (props: {
  entityRef: string;
  measured: boolean;
  begun?: BegunEdit;
  /** @param overlaid - it is kept here, as no file describes the entity */
  onSaved(overlaid: boolean): void;
  onClose(): void;
}) => {
  const t = useText();
  const toastApi = useApi(toastApiRef);
  const { entity } = useEntity();
  const { onSaved, onClose } = props;
  const done = useCallback(
    (how: 'written' | 'overlaid' | 'proposed') => {
      // What is proposed stands on the page from now on.
      if (how !== 'proposed') {
        toastApi.post({
          title: t('editor.saved'),
          status: 'success',
          timeout: toastMilliseconds,
        });
      }
      onSaved(how === 'overlaid');
      onClose();
    },
    [toastApi, t, onSaved, onClose],
  );
  return (
    <Suspense fallback={null}>
      <EditorDialog
        entityRef={props.entityRef}
        name={entity.metadata.title ?? entity.metadata.name}
        measured={props.measured}
        begun={props.begun}
        onDone={done}
        onClose={onClose}
      />
    </Suspense>
  );
};
