import { useEffect, useState } from 'react';

const everyMs = 5_000;

/** The time, for as long as something is shown: a wall stands for weeks. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}
