import { useCallback, useEffect, useMemo, useState } from 'react';
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

interface Answered extends Omit<Preview, 'settled' | 'retry'> {
  of?: { text: string; base: string };
}

/** What a change would do, asked for whenever somebody stops typing. @internal */
export function usePreview(
  entityRef: string,
  text: string,
  base: string,
): Preview {
  const okrApi = useApi(okrApiRef);
  // Both rest together: the text of before over the file of now would undo what somebody else wrote.
  const asked = useMemo(() => ({ text, base }), [text, base]);
  const rested = useRested(asked, restMilliseconds);
  const [state, setState] = useState<Answered>({});
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt(count => count + 1), []);
  useEffect(() => {
    const { signal, abort } = aborting();
    const annotation = rested.text.trim() === '' ? null : rested.text;
    okrApi
      .previewEdit(
        parseEntityRef(entityRef),
        { annotation, base: rested.base },
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
  }, [okrApi, entityRef, rested, attempt]);
  const { of, conflict, ...known } = state;
  return {
    ...known,
    conflict: of?.base === base ? conflict : undefined,
    settled: of === asked,
    retry,
  };
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
