import { useCallback, useEffect, useState } from 'react';
import { client } from '@/api/client';
import { isPassing, isProblem, type Problem } from '@/api/problem';
import type { Sending } from './kept';

interface Wanted {
  kept: Sending | undefined;
  keep: (sending: Sending | undefined) => void;
  /** It has come in: with the booking to look at, of a series the first. */
  onSent: (bookingId: string) => void;
}

/** The house looked at it and said no, so it has not been done, with whatever key it was sent. */
const isRefusal = ({ status, code }: Problem): boolean => [400, 404, 409, 410, 413, 422].includes(status) || code.startsWith('booking.');

/** Sends a request so that it comes in once: what nobody has answered is sent again as it was, with the same key. */
export function useSending({ kept, keep, onSent }: Wanted) {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const isUnknown = !isBusy && (kept?.isUnknown ?? false);

  const deliver = useCallback(async (sending: Sending): Promise<void> => {
    setBusy(true);
    setError(undefined);
    // Until there is an answer it may have come in, even if this page is closed meanwhile.
    keep({ ...sending, isUnknown: true });
    const answer = await post(sending).catch((failure: unknown) => ({ data: undefined, error: failure }));
    setBusy(false);
    if (answer.data) {
      keep(undefined);
      return onSent(answer.data);
    }
    setError(answer.error);
    if (isProblem(answer.error) && isRefusal(answer.error)) keep(undefined);
    else keep({ ...sending, isUnknown: sending.isUnknown || isLost(answer.error) });
  }, [keep, onSent]);

  const again = useCallback(() => void (kept && deliver(kept)), [kept, deliver]);
  useEffect(() => {
    if (!isUnknown) return undefined;
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [isUnknown, again]);

  return {
    isBusy,
    isUnknown,
    error,
    again,
    forgive: () => setError(undefined),
    send: (path: Sending['path'], content: unknown) => {
      const body = JSON.stringify(content);
      const isSame = kept?.path === path && kept.body === body;
      void deliver({ key: isSame ? kept.key : crypto.randomUUID(), path, body, isUnknown: isSame && kept.isUnknown });
    },
  };
}

const isLost = (error: unknown): boolean => !isProblem(error) || isPassing(error) || error.status >= 500;

async function post({ path, key, body }: Sending): Promise<{ data: string | undefined; error?: unknown }> {
  const header = { 'Idempotency-Key': key };
  if (path === '/api/v1/bookings') {
    const { data, error } = await client.POST('/api/v1/bookings', { params: { header }, body: JSON.parse(body) });
    return { data: data?.id, error };
  }
  const { data, error } = await client.POST('/api/v1/series', { params: { header }, body: JSON.parse(body) });
  return { data: data?.occurrences[0]?.bookingId, error };
}
