import { useEffect, type ReactNode } from 'react';
import { isUnreached } from '@/api/problem';
import { useSession } from '@/api/session';
import { For } from './fallbacks';

const everyMs = 15_000;

/** Who may stand at the door; where nobody can be asked who this is, it opens all the same, and shows nothing about people. */
export function DoorGate({ children }: { children: (isAlone: boolean) => ReactNode }) {
  const { data, failureReason, refetch } = useSession();
  const isAlone = !data && isUnreached(failureReason);
  useEffect(() => {
    if (!isAlone) return undefined;
    const again = () => void refetch();
    const timer = setInterval(again, everyMs);
    addEventListener('online', again);
    return () => {
      clearInterval(timer);
      removeEventListener('online', again);
    };
  }, [isAlone, refetch]);
  if (isAlone) return children(true);
  return <For roles={['reception', 'staff', 'admin']}>{children(false)}</For>;
}
