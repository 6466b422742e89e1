import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { client, once } from '@/api/client';
import { commandIsDone } from '@/api/command-keys';
import { useRefresh } from '@/api/refresh';
import { withMoved } from './moved';
import { boardQuery, bookingQuery, type Shown } from './queries';
import type { Board, BoardBooking, Booking, Place } from './types';

/** A booking that somebody is about to put elsewhere, as it was when she took it. */
export interface Draft extends Place {
  booking: BoardBooking;
  was: Place;
  /** How it is moved: what a pointer holds asks for no focus. */
  by: 'keys' | 'pointer';
  isSaving?: boolean;
}

export type MoveNews =
  | { kind: 'moved'; title: string; to: Place; back?: { bookingId: string; version: number; body: MoveBody } }
  | { kind: 'undone'; title: string }
  | { kind: 'refused'; title: string; error: unknown };

interface MoveBody {
  spaceId: string;
  start: string;
  end: string;
  people?: number;
  layout?: Booking['layout'] & string;
  pooled?: Booking['pooled'];
}

export interface Moving {
  draft: Draft | undefined;
  /** The board as it was when the booking was taken: nothing moves below who is moving something. */
  frozen: Board | undefined;
  news: MoveNews | undefined;
  begin: (booking: BoardBooking, place: Place, by: Draft['by'], board: Board) => void;
  to: (place: Place, by?: Draft['by']) => void;
  /** Goes on from what somebody else has made of it meanwhile. */
  takeVersion: (version: number) => void;
  giveUp: () => void;
  save: () => Promise<void>;
  undo: () => Promise<void>;
  dismiss: () => void;
}

const path = '/api/v1/bookings/{bookingId}/move';

async function move(bookingId: string, version: number, body: MoveBody): Promise<Booking> {
  const content = { bookingId, version, ...body };
  const { data, error } = await client.POST(path, { params: { path: { bookingId }, header: { 'If-Match': `"${version}"`, ...once(path, content) } }, body });
  commandIsDone(path, content);
  if (!data) throw error;
  return data;
}

const bodyOf = ({ spaceId, start, end }: Place): MoveBody => ({ spaceId, start: new Date(start).toISOString(), end: new Date(end).toISOString() });

/** One booking at a time is taken, carried about, and put down or given up. */
export function useMoving(shown: Shown): Moving {
  const queries = useQueryClient();
  const refresh = useRefresh();
  const [draft, keepDraft] = useState<Draft>();
  const [frozen, setFrozen] = useState<Board>();
  const [news, setNews] = useState<MoveNews>();
  // What is put down right after a last step is put down there.
  const latest = useRef<Draft>(undefined);
  const key = boardQuery(shown).queryKey;

  return useMemo(() => {
    const setDraft = (next: Draft | undefined) => {
      latest.current = next;
      keepDraft(next);
    };
    const giveUp = () => {
      setDraft(undefined);
      setFrozen(undefined);
    };
    const hasMoved = (booking: Booking) => {
      queries.setQueryData<Board>(key, (board) => board && withMoved(board, booking));
      refresh('sites', 'bookings', 'cases', 'inbox');
    };
    const save = async () => {
      const held = latest.current;
      if (!held || held.isSaving) return;
      const { booking, was } = held;
      if (held.spaceId === was.spaceId && held.start === was.start && held.end === was.end) return giveUp();
      setDraft({ ...held, isSaving: true });
      // How it was furnished is told by the booking itself, and wanted if this is undone.
      const before = await queries.fetchQuery({ ...bookingQuery(booking.id), staleTime: 5000 }).catch(() => undefined);
      try {
        const moved = await move(booking.id, booking.version, bodyOf(held));
        const body = { ...bodyOf(was), ...(before && { people: before.people, pooled: before.pooled, ...(before.layout && { layout: before.layout }) }) };
        setNews({ kind: 'moved', title: booking.title, to: held, back: { bookingId: booking.id, version: moved.version, body } });
        hasMoved(moved);
      } catch (error) {
        setNews({ kind: 'refused', title: booking.title, error });
        refresh('sites', 'bookings');
      }
      giveUp();
    };
    const undo = async () => {
      if (news?.kind !== 'moved' || !news.back) return;
      try {
        hasMoved(await move(news.back.bookingId, news.back.version, news.back.body));
        setNews({ kind: 'undone', title: news.title });
      } catch (error) {
        setNews({ kind: 'refused', title: news.title, error });
      }
    };
    return {
      draft, frozen, news, giveUp, save, undo,
      begin: (booking, place, by, board) => {
        setNews(undefined);
        setFrozen(board);
        setDraft({ ...place, booking, was: place, by });
      },
      to: ({ spaceId, start, end }, by) => {
        if (latest.current && !latest.current.isSaving) setDraft({ ...latest.current, spaceId, start, end, by: by ?? latest.current.by });
      },
      takeVersion: (version) => latest.current && setDraft({ ...latest.current, booking: { ...latest.current.booking, version } }),
      dismiss: () => setNews(undefined),
    };
  }, [draft, frozen, news, key, queries, refresh]);
}
