import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import createClient from 'openapi-fetch';
import type { paths } from '@/api/schema.gen';
import { contactAt, type Contact } from './contact';
import { useNow } from './use-now';

/** Asks as somebody who has not signed in: what hangs on a wall is for everybody, whoever set it up. */
export const anybody = createClient<paths>({ baseUrl: location.origin, credentials: 'omit' });

const everyMs = 60_000;
const whileLostMs = 15_000;

interface OnWall<T> {
  data: T | undefined;
  contact: Contact;
  error: unknown;
  now: number;
}

/**
 * What a wall shows, read again every minute, and at once when the line comes back.
 * @param about one thing, the same all the time: a wall that stands for weeks keeps one answer and no more
 * @param load throws where the house does not answer
 */
export function useOnWall<T>(about: string, load: () => Promise<T>): OnWall<T> {
  const now = useNow();
  const { data, dataUpdatedAt, error, refetch } = useQuery({
    queryKey: ['wall', about],
    queryFn: load,
    retry: false,
    staleTime: 0,
    refetchInterval: (query) => (query.state.error ? whileLostMs : everyMs),
    refetchIntervalInBackground: true,
  });
  useEffect(() => {
    const ask = () => void refetch();
    addEventListener('online', ask);
    addEventListener('offline', ask);
    return () => {
      removeEventListener('online', ask);
      removeEventListener('offline', ask);
    };
  }, [refetch]);
  return { data, error, now, contact: contactAt(now, dataUpdatedAt || now, error !== null) };
}

/** @returns what was answered @throws what went wrong */
export async function told<T>(asking: Promise<{ data?: T; error?: unknown }>): Promise<T> {
  const { data, error } = await asking;
  if (data === undefined) throw error;
  return data;
}
