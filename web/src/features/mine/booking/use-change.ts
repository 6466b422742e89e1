import { api, once } from '@/api/client';
import { useRefresh } from '@/api/refresh';
import { useWords } from '@/words/use-words';
import { shownIn, useSeries, version, type Booking, type Scope, type Space } from './queries';
import { localOf, minutesBetween, type Wish } from './wish';
import words from './words.json';

type Layout = Space['layouts'][number]['kind'];

/** The three ways of having a booking otherwise: at once, by asking, and for several of a series. */
export function useChange(booking: Booking, onDone: (news: string) => void) {
  const say = useWords(words);
  const refresh = useRefresh();
  const series = useSeries(booking.seriesId);
  const then = (news: string) => ({ onSuccess: () => {
    refresh(...shownIn);
    onDone(news);
  } });
  const moving = api.useMutation('post', '/api/v1/bookings/{bookingId}/move', then(say('changed')));
  const asking = api.useMutation('post', '/api/v1/bookings/{bookingId}/changes', then(say('changeSent')));
  const changing = api.useMutation('post', '/api/v1/bookings/{bookingId}/series/change', then(say('changed')));
  const reset = () => [moving, asking, changing].forEach((each) => each.reset());
  const path = { bookingId: booking.id };
  return {
    move: (wish: Wish) => {
      reset();
      const body = bodyOf(wish, booking);
      moving.mutate({ params: { path, header: { ...version(booking.version), ...once(`/bookings/${booking.id}/move`, [booking.version, body]) } }, body });
    },
    ask: (wish: Wish) => {
      reset();
      const body = bodyOf(wish, booking);
      asking.mutate({ params: { path, header: once(`/bookings/${booking.id}/changes`, [booking.version, body]) }, body });
    },
    changeSeries: (scope: Scope, wish: Wish) => {
      if (!series) return;
      reset();
      const body = { scope, ...whatIsNew(wish, booking) };
      changing.mutate({ params: { path, header: { ...version(series.version), ...once(`/bookings/${booking.id}/series/change`, [series.version, body]) } }, body });
    },
    isPending: moving.isPending || asking.isPending || changing.isPending,
    error: moving.error ?? asking.error ?? changing.error,
  };
}

const bodyOf = (wish: Wish, had: Booking) => ({
  start: localOf(wish.day, wish.start),
  end: localOf(wish.day, wish.end),
  people: wish.people,
  ...(wish.spaceId !== had.spaceId && { spaceId: wish.spaceId }),
  ...(wish.layout !== null && { layout: wish.layout as Layout }),
});

const whatIsNew = (wish: Wish, had: Booking) => ({
  startTime: wish.start,
  minutes: minutesBetween(wish.start, wish.end),
  ...(wish.people !== had.people && { people: wish.people }),
  ...(wish.spaceId !== had.spaceId && { spaceId: wish.spaceId }),
  ...(wish.layout !== had.layout && wish.layout !== null && { layout: wish.layout as Layout }),
});
