import { Temporal } from 'temporal-polyfill';
import type { changeSeries, InputOf } from '#contracts';
import { DomainError, type Actor, type Instant } from '#kernel';
import type { Queryable } from '#persistence';
import { findRoom, type RoomToAsk } from '../bookings/find-room.js';
import { movedTo } from '../bookings/moved-to.js';
import { decide } from '../domain/booking-states.js';
import { idOf, occurrenceAt, type Occurrence } from '../domain/recurrence.js';
import type { OccurrenceRow, SeriesRow } from './series-row.js';
import type { Wanted } from './series-views.js';

export type Change = InputOf<typeof changeSeries>;
export type Rooms = ReadonlyMap<string, RoomToAsk>;

/** Longer than anything may be. */
const longest = { hours: 24 * 15 };

/** The rooms that the occurrences are in or go to, mostly one, for all the time that they take. */
export async function roomsFor(
  db: Queryable,
  series: SeriesRow,
  occurrences: readonly OccurrenceRow[],
  change: Change,
  actor: Actor,
): Promise<Rooms> {
  const spaceIds = new Set(change.spaceId ? [change.spaceId] : occurrences.map(({ spaceId }) => spaceId));
  const times = occurrences.map(({ start }) => start.epochMilliseconds);
  const [first, last] = [Math.min(...times), Math.max(...times)].map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));
  const span = { start: first!.toString(), end: last!.add(longest).toString() };
  const asked = { ...span, personId: actor.id, organisationId: series.organisationId };
  const rooms = new Map<string, RoomToAsk>();
  for (const spaceId of spaceIds) {
    const room = await findRoom(db, { ...asked, spaceId });
    if (!room) throw new DomainError('space.not-found');
    rooms.set(spaceId, room);
  }
  return rooms;
}

/** Each occurrence as it would be. What was changed by itself before follows in what is changed now, and keeps the rest. */
export function changedTo(before: OccurrenceRow, change: Change, rooms: Rooms, now: Instant): Wanted<OccurrenceRow> {
  const room = rooms.get(change.spaceId ?? before.spaceId);
  // Somebody has moved it since the rooms were looked up.
  if (!room) throw new DomainError('version.changed', { current: before.version });
  const occurrence = timesOf(before, change, room.timeZone);
  const { recurrenceId } = occurrence;
  if (!occurrence.isPossible) return { recurrenceId, booking: null, refusals: occurrence.refusals };
  const [start, end] = [occurrence.start.toString(), occurrence.end.toString()];
  const moved = movedTo(before, { ...change, start, end }, room);
  const to = { ...moved, title: change.title ?? before.title, recurrenceId } as OccurrenceRow;
  return { recurrenceId, booking: decide(before, { change: 'move', to }, now), refusals: [] };
}

function timesOf(before: OccurrenceRow, { startTime, minutes, scope }: Change, timeZone: string): Occurrence {
  const [start, end] = [before.start, before.end].map((instant) => instant.toZonedDateTimeISO(timeZone).toPlainDateTime()) as [
    Temporal.PlainDateTime,
    Temporal.PlainDateTime,
  ];
  const { recurrenceId } = before;
  if (startTime === undefined && minutes === undefined) return { recurrenceId, isPossible: true, start: before.start, end: before.end };
  const starts = startTime === undefined ? start : Temporal.PlainDateTime.from(recurrenceId).withPlainTime(startTime);
  // By itself it is an exception, and stays the occurrence that it was.
  const id = startTime === undefined || scope === 'one' ? recurrenceId : idOf(starts);
  return occurrenceAt(starts, minutes ?? start.until(end).total('minutes'), timeZone, id);
}
