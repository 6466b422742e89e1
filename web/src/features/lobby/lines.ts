import type { components } from '@/api/schema.gen';

type Schemas = components['schemas'];
type Names = { sv: string; en: string };

/** Something that people come to today. */
export interface Line {
  id: string;
  start: number;
  end: number;
  title: Names;
  room: Names | null;
  floor: Names | null;
  /** Who may come: whoever registers; whoever waits for a seat; everybody; nobody, since it is cancelled. */
  welcome: 'register' | 'full' | 'everybody' | 'cancelled';
}

interface Today {
  events: Schemas['ProgrammeEvent'][];
  board: Pick<Schemas['WholeBoard'], 'spaces' | 'days'>;
  spaces: Pick<Schemas['Space'], 'id' | 'name' | 'floors'>[];
  floors: Schemas['Site']['floors'];
}

/** @returns what is on today and not over, in order of time: events, and bookings that anybody may come to */
export function linesOf({ events, board, spaces, floors }: Today, now: number): Line[] {
  const space = (id: string | undefined) => spaces.find((each) => each.id === id);
  const where = (id: string | undefined) => ({
    room: space(id)?.name ?? null,
    floor: floors.find(({ slug }) => slug === space(id)?.floors[0])?.name ?? null,
  });
  const [begin, end] = [Date.parse(board.days[0]!.start), Date.parse(board.days[0]!.end)];
  const shown = events.filter(({ attendance }) => attendance !== 'online').map((event) => ({
    ...where(event.place?.spaceId), id: event.id, start: Date.parse(event.start), end: Date.parse(event.end), title: event.title, welcome: welcomeOf(event), spaceId: event.place?.spaceId,
  }));
  const booked = board.spaces.flatMap(({ spaceId, public: open = [] }) => open.map(({ start, end, title }) => ({
    ...where(spaceId), id: `${spaceId} ${start}`, start: Date.parse(start), end: Date.parse(end), title: { sv: title, en: title }, welcome: 'everybody' as const, spaceId,
  })));
  // An event has a booking of its own, which says no more than the event does.
  const others = booked.filter((each) => !shown.some((event) => event.spaceId === each.spaceId && event.start < each.end && each.start < event.end));
  return [...shown, ...others]
    .filter((line) => line.end > now && line.start < end && line.end > begin)
    .toSorted((one, other) => one.start - other.start)
    .map(({ id, start, end: until, title, room, floor, welcome }) => ({ id, start, end: until, title, room, floor, welcome }));
}

function welcomeOf({ state, seatsLeft }: Schemas['ProgrammeEvent']): Line['welcome'] {
  if (state === 'cancelled') return 'cancelled';
  return seatsLeft > 0 ? 'register' : 'full';
}
