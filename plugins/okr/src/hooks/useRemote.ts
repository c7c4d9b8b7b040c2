import { useCallback, useEffect, useState } from 'react';

/** Something that lives on the other side of the network. @internal */
export interface Remote<T> {
  /** The last answer; kept while it is asked for again, and when that fails. */
  data?: T;
  error?: Error;
  loading: boolean;
  retry(): void;
}

type RemoteState<T> = Omit<Remote<T>, 'retry'>;

/**
 * Loads, and loads again when `load` changes (wrap it in `useCallback`). What is on its way is aborted when it is no
 * longer needed.
 *
 * @internal
 */
export function useRemote<T>(
  load: (signal: AbortSignal) => Promise<T>,
): Remote<T> {
  const [state, setState] = useState<RemoteState<T>>({ loading: true });
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const controller = new AbortController();
    const settle = (next: (previous: RemoteState<T>) => RemoteState<T>) => {
      if (!controller.signal.aborted) {
        setState(next);
      }
    };
    setState(previous =>
      previous.loading ? previous : { ...previous, loading: true },
    );
    load(controller.signal).then(
      data => settle(() => ({ data, loading: false })),
      error => settle(({ data }) => ({ data, error, loading: false })),
    );
    return () => controller.abort();
  }, [load, attempt]);

  const retry = useCallback(() => setAttempt(count => count + 1), []);
  return { ...state, retry };
}
