import { useCallback, useEffect, useState } from 'react';

const pauseMilliseconds = 3_000;
const lastFor = 60_000;

/**
 * Asks again for a while. What was changed is not there at once: the catalog has to read it, and the numbers to be
 * worked out anew.
 *
 * @param ask - keep it the same function
 * @returns begins it
 * @internal
 */
export function useFollowUp(ask: () => void): () => void {
  const [since, setSince] = useState<number>();
  useEffect(() => {
    if (since === undefined) {
      return () => {};
    }
    const timer = setInterval(() => {
      if (Date.now() - since > lastFor) {
        setSince(undefined);
      } else {
        ask();
      }
    }, pauseMilliseconds);
    return () => clearInterval(timer);
  }, [since, ask]);
  return useCallback(() => {
    ask();
    setSince(Date.now());
  }, [ask]);
}
