import { fateOf } from './fates.js';
import { lengthIn, likedStart } from './habits.js';
import type { PlannedBooking, PlannedYear, Step } from './planned.js';
import type { Planning } from './planning.js';
import { floorOf, wishFor, type Wish } from './wishes.js';
import { cellsOf, type OpenDay, type YearSpace } from './year-house.js';

const minute = 60_000;
const weekMs = 7 * 86_400_000;
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Meetings that come back every week of a term, on the days on which the house is open and the floor is free. */
export function planSeries(planning: Planning, count: number): PlannedYear {
  const year: PlannedYear = { bookings: [], series: [] };
  const suited = planning.house.spaces.filter(({ rules, open }) => rules.approval === 'manual' && rules.releaseAfterMinutes === null && open.length > 0);
  for (let number = 0; number < count && suited.length > 0; number++) {
    const space = planning.random.oneOf(suited);
    const { bookings, series } = planOne(planning, space);
    year.bookings.push(...bookings);
    year.series.push(...series);
  }
  return year;
}

function planOne({ house, floor, random, now }: Planning, space: YearSpace): PlannedYear {
  const first = random.oneOf(space.open);
  const weeks = random.between(8, 18);
  const minutes = Math.min(180, lengthIn(space, random));
  const grid = space.rules.gridMinutes ?? 15;
  const after = Math.floor(Math.max(0, likedStart(random) - first.opensAt) / grid) * grid;
  const clock = first.opensAt + after;
  const pattern = wishFor(space, random.weighted(house.bookers.filter(({ organisationId }) => organisationId !== null)), 0, minutes, random);
  const requestedAt = first.start - random.between(10, Math.min(60, space.rules.horizonDays - 1)) * 24 * 60 * minute;
  const dates = Array.from({ length: weeks }, (_, week) => new Date(Date.parse(first.date) + week * weekMs).toISOString().slice(0, 10));
  const placed = dates.flatMap((date) => occurrenceOn(date, pattern, clock, space) ?? []);
  const free = placed.filter((wish) => floor.isFree(cellsOf(space), floorOf(wish, space).during));
  const tooFar = requestedAt + space.rules.horizonDays * 24 * 60 * minute;
  if (requestedAt >= now || free.length < 3 || free.at(-1)!.start > tooFar) return { bookings: [], series: [] };

  const id = random.idAt(requestedAt);
  const approval = fateOf(pattern, requestedAt, 'free', { house, space, now: requestedAt + 30 * 24 * 60 * minute, random }).find(({ change }) => change === 'approve');
  const bookings = free.map((wish): PlannedBooking => {
    floor.take(cellsOf(space), floorOf(wish, space).during);
    const steps: Step[] = [{ change: 'request', state: 'requested', at: requestedAt, by: wish.applicantId }];
    if (approval && approval.at < Math.min(now, free[0]!.start)) steps.push(approval);
    return { ...wish, id: random.idAt(requestedAt), seriesId: id, steps };
  });
  const left = dates.filter((date) => !free.some(({ recurrenceId }) => recurrenceId?.startsWith(date))).map((date) => local(date, clock));
  const rrule = `FREQ=WEEKLY;COUNT=${weeks};BYDAY=${weekdays[(new Date(first.date).getUTCDay() + 6) % 7]}`;
  const { applicantId, organisationId } = pattern;
  return { bookings, series: [{ id, rrule, starts: local(first.date, clock), minutes, exdates: left, applicantId, organisationId, requestedAt }] };
}

function occurrenceOn(date: string, pattern: Wish, clock: number, space: YearSpace): Wish | undefined {
  const day: OpenDay | undefined = space.open.find((one) => one.date === date);
  if (!day || clock < day.opensAt) return undefined;
  const start = day.start + (clock - day.opensAt) * minute;
  const end = start + (pattern.end - pattern.start);
  return end <= day.end ? { ...pattern, start, end, recurrenceId: local(date, clock) } : undefined;
}

const local = (date: string, clock: number): string =>
  `${date}T${String(Math.floor(clock / 60)).padStart(2, '0')}:${String(clock % 60).padStart(2, '0')}:00`;
