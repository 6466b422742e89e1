import { askedAt, fateOf } from './fates.js';
import { FloorPlan } from './floor-plan.js';
import { bustleOn, habitOf, lengthIn, likedStart } from './habits.js';
import { planSeries } from './plan-series.js';
import type { PlannedBooking, PlannedYear } from './planned.js';
import type { Planning } from './planning.js';
import { Random } from './random.js';
import { floorOf, wishFor, type Wish } from './wishes.js';
import { cellsOf, type OpenDay, type YearHouse, type YearSpace } from './year-house.js';

export interface YearOptions {
  /** About how many are asked for. */
  bookings: number;
  seed: number;
  /** Milliseconds since 1970. */
  now: number;
}

const minute = 60_000;
// Whoever finds her time taken looks for another so often.
const tries = 4;
// Not all who would like to have anything find it, and the next who come do.
const rounds = 10;

/**
 * Plans what has happened in a busy house, for as many days as its spaces have: who asked for what and when, what was decided, who
 * came. Approved bookings lie within opening hours and never take the same floor. The same for the same seed, house and time.
 */
export function planYear(house: YearHouse, { bookings, seed, now }: YearOptions): PlannedYear {
  const planning: Planning = { house, floor: new FloorPlan(house.taken), random: new Random(seed), now };
  const series = planSeries(planning, Math.round(bookings / 600));
  const all = [...series.bookings];
  for (let round = 0; round < rounds; round++) all.push(...planRound(planning, bookings - all.length));
  return { bookings: all.toSorted((one, other) => one.steps[0]!.at - other.steps[0]!.at || (one.id < other.id ? -1 : 1)), series: series.series };
}

/** So many, the more on a day and in a space the more is going on there. */
function planRound(planning: Planning, wanted: number): PlannedBooking[] {
  const days = planning.house.spaces.flatMap((space) => space.open.map((day) => ({ space, day, bustle: bustleOf(space, day) })));
  const all = days.reduce((sum, { bustle }) => sum + bustle, 0);
  return days.flatMap(({ space, day, bustle }) => {
    const here = (Math.max(0, wanted) * bustle) / all;
    const count = Math.floor(here) + Number(planning.random.chance(here % 1));
    return Array.from({ length: count }, () => planOne(planning, space, day) ?? []).flat();
  });
}

const bustleOf = (space: YearSpace, { date, start, end }: OpenDay): number => bustleOn(date) * habitOf(space).popularity * (end - start);

function planOne(planning: Planning, space: YearSpace, day: OpenDay): PlannedBooking | undefined {
  const { house, random, floor } = planning;
  // What nobody comes to is freed in earnest from now on; only those who live here could come.
  if (space.rules.releaseAfterMinutes !== null && day.start > planning.now) return undefined;
  const booker = random.weighted(house.bookers);
  const minutes = lengthIn(space, random);
  let wish: Wish | undefined;
  for (let attempt = 0; attempt < tries; attempt++) {
    const start = startIn(space, day, minutes, random);
    if (start === undefined) return undefined;
    wish = wishFor(space, booker, start, minutes, random);
    const { cells, during } = floorOf(wish, space);
    if (floor.isFree(cells, during)) return planned(planning, space, wish, 'free');
  }
  // Where others are kept out at once, nobody can ask.
  return wish && !space.rules.pendingBlocks && random.chance(0.12) ? planned(planning, space, wish, 'taken') : undefined;
}

/** On the grid of the space, within opening hours. */
function startIn({ rules }: YearSpace, day: OpenDay, minutes: number, random: Random): number | undefined {
  const last = (day.end - day.start) / minute - minutes;
  if (last < 0) return undefined;
  const grid = rules.gridMinutes ?? 15;
  const wanted = Math.min(last, Math.max(0, likedStart(random) - day.opensAt));
  return day.start + Math.floor(wanted / grid) * grid * minute;
}

function planned(planning: Planning, space: YearSpace, wish: Wish, outlook: 'free' | 'taken'): PlannedBooking | undefined {
  const { floor, random } = planning;
  const circumstances = { ...planning, space };
  const requestedAt = askedAt(wish, circumstances);
  if (requestedAt === undefined) return undefined;
  const steps = fateOf(wish, requestedAt, outlook, circumstances);
  if (outlook === 'taken' && steps.length === 1 && wish.holdsFloor) return undefined;
  if (outlook === 'free') floor.take(cellsOf(space), floorOf(wish, space).during);
  return { ...wish, id: random.idAt(requestedAt), steps };
}
