import { useCallback, useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import type {
  EditConflict,
  EditPreviewResponse,
} from '@keyresults/backstage-plugin-okr-common';
import { okrApiRef } from '../../api';
import { useRested } from '../../hooks/useEditing';
import { readSaveFailure, SaveFailure } from './saveFailure';

const restMilliseconds = 500;

/** What is known of a change. @internal */
export interface Preview {
  /** Of the text as it was a moment ago. */
  data?: EditPreviewResponse;
  failure?: SaveFailure;
  /** What stands there now, where somebody changed it meanwhile. */
  conflict?: EditConflict;
  /** Nothing is on its way: what is shown is of the text as it is. */
  settled: boolean;
  /** Asks again. */
  retry(): void;
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
    Omit<Preview, 'settled' | 'retry'> & { of?: string }
  >({});
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt(count => count + 1), []);
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
          setState(previous => ({
            data: previous.data,
            of: rested,
            ...failureOf(error),
          })),
      );
    return abort;
  }, [okrApi, entityRef, rested, base, attempt]);
  const { of, ...known } = state;
  return { ...known, settled: of === text, retry };
}

function failureOf(error: unknown): Pick<Preview, 'failure' | 'conflict'> {
  const failure = readSaveFailure(error);
  return failure.kind === 'conflict'
    ? { conflict: failure.conflict }
    : { failure };
}

function aborting() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
