import { useCallback, useEffect, useRef, useState } from 'react';
import { client } from '@/api/client';
import { contentOf } from './form';
import { forget, keep, type Kept } from './kept';

/** What this browser keeps of the request, written down with each change. */
export function useKept(draftId: string, begun: Kept, personId: string | null) {
  const [kept, setKept] = useState(begun);
  const now = useRef(begun);
  const isDone = useRef(false);
  const who = useRef(personId);
  who.current = personId;

  const keepMore = useCallback((patch: Partial<Kept>) => {
    if (isDone.current) return;
    now.current = { ...now.current, ...patch, personId: who.current ?? now.current.personId, changedAt: Date.now() };
    keep(draftId, now.current);
    setKept(now.current);
  }, [draftId]);

  // What nobody has written in needs no keeping, once it is left.
  useEffect(() => {
    isDone.current = false;
    return () => {
      if (now.current.isTouched) return;
      isDone.current = true;
      forget(draftId);
    };
  }, [draftId]);

  const finish = useCallback(() => {
    isDone.current = true;
    forget(draftId);
    if (now.current.version !== undefined) void client.DELETE('/api/v1/drafts/{draftId}', { params: { path: { draftId } } }).catch(() => undefined);
  }, [draftId]);

  return { kept: { ...kept, content: contentOf(kept.form) }, keepMore, finish };
}
