import type { Board, Booking } from './types';

/** The board with a booking where it has just been moved to, until the house has told the rest. */
export function withMoved(board: Board, moved: Booking): Board {
  const was = board.spaces.flatMap(({ bookings }) => bookings ?? []).find(({ id }) => id === moved.id);
  if (!was) return board;
  const { start, end, version, setupMinutes, clearupMinutes } = moved;
  return {
    ...board,
    spaces: board.spaces.map((space) => {
      const others = space.bookings?.filter(({ id }) => id !== moved.id) ?? [];
      if (space.spaceId === moved.spaceId) return { ...space, bookings: [...others, { ...was, start, end, version, setupMinutes, clearupMinutes }] };
      return others.length === (space.bookings?.length ?? 0) ? space : { ...space, bookings: others };
    }),
  };
}
