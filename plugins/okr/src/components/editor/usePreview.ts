import { useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import type { EditPreviewResponse } from '@keyresults/backstage-plugin-okr-common';
import { okrApiRef } from '../../api';
import { useRested } from '../../hooks/useEditing';

const restMilliseconds = 500;

/** What is known of a change. @internal */
export interface Preview {
  /** Of the text as it was a moment ago. */
  data?: EditPreviewResponse;
  error?: Error;
  /** Nothing is on its way: what is shown is of the text as it is. */
  settled: boolean;
}

/** What a change would do, asked for whenever somebody stops typing. @internal */
export function usePreview(
  entityRef: string,
  text: string,
  base: string,
): Preview {
  const okrApi = useApi(okrApiRef);
  const rested = useRested(text, restMilliseconds);
  const [state, setState] = useState<
    Omit<Preview, 'settled'> & { of?: string }
  >({});
  useEffect(() => {
    const { signal, abort } = aborting();
    okrApi
      .previewEdit(
        parseEntityRef(entityRef),
        { annotation: rested.trim() === '' ? null : rested, base },
        { signal },
      )
      .then(
        data => !signal.aborted && setState({ data, of: rested }),
        error =>
          !signal.aborted &&
          setState(previous => ({ ...previous, error, of: rested })),
      );
    return abort;
  }, [okrApi, entityRef, rested, base]);
  return { data: state.data, error: state.error, settled: state.of === text };
}

function aborting() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
