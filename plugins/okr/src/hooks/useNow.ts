import { useEffect, useState } from 'react';

const minute = 60_000;

/** The time of day, moving on every minute: the one place where the pages read the clock. @internal */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), minute);
    return () => clearInterval(timer);
  }, []);
  return now;
}
