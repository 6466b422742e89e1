import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { refresh } from '@/api/refresh';
import { merge, type Merged } from './merge';
import { kept, readKept } from './queue';

const everyMs = 5_000;

/** Tells the house of what is kept as soon as it can be reached, and again until it has been told. */
export function useMerging(isSignedIn: boolean): Merged | undefined {
  const queries = useQueryClient();
  const [ended, setEnded] = useState<Merged>();
  useEffect(() => void readKept(), []);
  useEffect(() => {
    const tell = async () => {
      if (!isSignedIn || !kept.get().some(({ state }) => state === 'waiting')) return;
      setEnded(await merge());
      void refresh(queries, ['visits', 'sites', 'occupancy']);
    };
    const timer = setInterval(() => void tell(), everyMs);
    const now = () => void readKept().then(tell);
    now();
    addEventListener('online', now);
    return () => {
      clearInterval(timer);
      removeEventListener('online', now);
    };
  }, [isSignedIn, queries]);
  return ended;
}
