import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { client } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { aheadBy } from './hold-clock';
import type { Wish } from './form';

type Hold = components['schemas']['Hold'];
type Answered = { hold: Hold; ahead: number };

/** Whether a time is being kept for somebody while she fills in the form. */
export interface Holding {
  held: Answered | undefined;
  isPlacing: boolean;
  /** It was kept, and is no more. */
  isOver: boolean;
  /** Why it could not be kept. */
  problem: unknown;
  hold: () => void;
  /** Its time has run out by the clock. */
  end: () => void;
}

interface Wanted {
  spaceId: string;
  wish: Wish | undefined;
  /** Whether it is to be held now: she is signed in, and nothing stands in the way. */
  isOn: boolean;
  /** The request has come in, and what was held has become it. */
  isSpent: () => boolean;
  kept: { id: string; of: string } | undefined;
  keep: (hold: { id: string; of: string } | undefined) => void;
}

const settlesMs = 500;
const lookEveryMs = 30_000;

export function useHold({ spaceId, wish, isOn, isSpent, kept, keep }: Wanted): Holding {
  const key = wish ? JSON.stringify({ spaceId, ...wish }) : '';
  const [mine, setMine] = useState(kept);
  const [isPlacing, setPlacing] = useState(false);
  const [problem, setProblem] = useState<{ of: string; error: unknown }>();
  const [over, setOver] = useState<string>();
  const now = useRef({ key, mine, keep, isSpent });
  now.current = { key, mine, keep, isSpent };

  const take = useCallback((hold: { id: string; of: string } | undefined) => {
    setMine(hold);
    now.current.keep(hold);
  }, []);
  const place = useCallback(async (of: string) => {
    setPlacing(true);
    const before = now.current.mine;
    // Of the same time the new one takes the place of the old; of another, the old is given back.
    if (before && !isSameTime(before.of, of)) await release(before.id);
    const { data, error } = await client.POST('/api/v1/holds', { body: JSON.parse(of) }).catch((failure: unknown) => ({ data: undefined, error: failure }));
    setPlacing(false);
    setOver(undefined);
    // She has changed her mind meanwhile.
    if (now.current.key !== of) {
      if (data) await release(data.id);
      return;
    }
    setProblem(data ? undefined : { of, error });
    take(data && { id: data.id, of });
  }, [take]);

  const answer = useQuery({
    queryKey: ['hold', mine?.id],
    enabled: mine !== undefined,
    staleTime: 0,
    refetchInterval: lookEveryMs,
    queryFn: () => look(mine!.id),
  });
  const isGone = mine !== undefined && answer.data === null;
  // One from a visit before that has run out meanwhile is nothing to tell of: another is taken.
  const wasSeen = useRef(false);
  if (answer.data) wasSeen.current = true;
  useEffect(() => {
    if (!isGone) return;
    if (wasSeen.current) setOver(mine.of);
    take(undefined);
  }, [isGone, mine, take]);

  useEffect(() => {
    if (!isOn || key === '' || mine?.of === key || problem?.of === key || over === key) return undefined;
    const timer = setTimeout(() => void place(key), settlesMs);
    return () => clearTimeout(timer);
  }, [isOn, key, mine, problem, over, place]);

  // Another time is wanted, and cannot be had: the one before is given back.
  useEffect(() => {
    if (isOn || !mine || (key !== '' && isSameTime(mine.of, key))) return undefined;
    const timer = setTimeout(() => {
      void release(mine.id);
      take(undefined);
    }, settlesMs);
    return () => clearTimeout(timer);
  }, [isOn, key, mine, take]);

  // Whoever goes elsewhere in the house lets go; whoever reloads finds it again.
  useEffect(() => () => leave(now.current), []);

  return {
    held: mine?.of === key ? (answer.data ?? undefined) : undefined,
    isPlacing,
    isOver: over === key && key !== '',
    problem: problem?.of === key ? problem.error : undefined,
    hold: () => void place(key),
    end: () => {
      setOver(key);
      take(undefined);
    },
  };
}

function leave({ mine, keep, isSpent }: Pick<Wanted, 'keep' | 'isSpent'> & { mine: Wanted['kept'] }): void {
  if (!mine || isSpent()) return;
  keep(undefined);
  void release(mine.id);
}

async function look(holdId: string): Promise<Answered | null> {
  const { data, error, response } = await client.GET('/api/v1/holds/{holdId}', { params: { path: { holdId } } });
  if (data) return { hold: data, ahead: aheadBy(response.headers.get('Date'), Date.now()) };
  if (response.status === 404) return null;
  throw error;
}

const release = (holdId: string): Promise<unknown> => client.DELETE('/api/v1/holds/{holdId}', { params: { path: { holdId } } }).catch(() => undefined);

function isSameTime(one: string, other: string): boolean {
  const [a, b] = [one, other].map((of) => JSON.parse(of) as Record<string, unknown>);
  return ['spaceId', 'start', 'end'].every((name) => a?.[name] === b?.[name]);
}
