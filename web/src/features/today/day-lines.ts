import type { components } from '@/api/schema.gen';

type SiteToday = components['schemas']['SiteToday'];
export type BookingToday = components['schemas']['BookingWithApplicant'];
export type EventToday = components['schemas']['EventToday'];

export type When = 'over' | 'now' | 'next' | 'later';

export type DayLine = { start: string; end: string; when: When } & ({ booking: BookingToday } | { event: EventToday });

const soonMs = 60 * 60_000;

/** How near something is: what begins within the hour is next. */
export function whenOf({ start, end }: { start: string; end: string }, now: number): When {
  if (Date.parse(end) <= now) return 'over';
  if (Date.parse(start) <= now) return 'now';
  return Date.parse(start) - now <= soonMs ? 'next' : 'later';
}

/**
 * The day of a site in the order in which it happens, as far as it is known. A booking that an event has asked for is told
 * with the event, as one line.
 */
export function linesOf({ bookings, events }: Pick<SiteToday, 'bookings' | 'events'>, now: number): DayLine[] {
  const told = new Set((events ?? []).map(({ id }) => id));
  return [
    ...(events ?? []).map((event) => ({ event, start: event.start, end: event.end, when: whenOf(event, now) })),
    ...(bookings ?? [])
      .filter(({ eventId }) => eventId === null || !told.has(eventId))
      .map((booking) => ({ booking, start: booking.start, end: booking.end, when: whenOf(booking, now) })),
  ].toSorted((one, other) => Date.parse(one.start) - Date.parse(other.start) || Date.parse(one.end) - Date.parse(other.end));
}

/** When the floor is taken besides the booking itself: from when it is set up, and until when it is cleared up. */
export function turnaroundOf({ start, end, setupMinutes, clearupMinutes }: BookingToday): { from?: number; until?: number } {
  return {
    ...(setupMinutes > 0 && { from: Date.parse(start) - setupMinutes * 60_000 }),
    ...(clearupMinutes > 0 && { until: Date.parse(end) + clearupMinutes * 60_000 }),
  };
}

/** Where somebody is away at that time. */
export const isAway = ({ from, until }: { from: string; until: string }, now: number): boolean => Date.parse(from) <= now && now < Date.parse(until);
