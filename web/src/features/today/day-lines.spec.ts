import { describe, expect, it } from '@jest/globals';
import { isAway, linesOf, turnaroundOf, whenOf, type BookingToday, type EventToday } from './day-lines';

const at = (time: string) => `2026-11-26T${time}:00Z`;
const now = Date.parse(at('12:00'));
const booking = (id: string, start: string, end: string, more: Partial<BookingToday> = {}) => ({ id, start: at(start), end: at(end), eventId: null, ...more }) as BookingToday;
const event = (id: string, start: string, end: string) => ({ id, start: at(start), end: at(end) }) as EventToday;

describe('the lines of a day', () => {
  it('are in the order in which things happen, bookings and events together', () => {
    const lines = linesOf({ bookings: [booking('b', '13:00', '14:00'), booking('a', '09:00', '10:00')], events: [event('e', '11:00', '15:00')] }, now);
    expect(lines.map((line) => ('event' in line ? line.event.id : line.booking.id))).toEqual(['a', 'e', 'b']);
  });

  it('tell an event and the booking that it asked for as one, and the booking alone where the events are not known', () => {
    const bookings = [booking('b', '13:00', '14:00', { eventId: 'e' })];
    expect(linesOf({ bookings, events: [event('e', '13:00', '14:00')] }, now)).toHaveLength(1);
    expect(linesOf({ bookings, events: null }, now)).toHaveLength(1);
  });

  it('are none where neither is known', () => expect(linesOf({ bookings: null, events: null }, now)).toEqual([]));
});

it.each([
  ['09:00', '12:00', 'over'],
  ['12:00', '12:30', 'now'],
  ['13:00', '14:00', 'next'],
  ['13:01', '14:00', 'later'],
])('what is from %s to %s is %s at noon', (start, end, when) => expect(whenOf({ start: at(start), end: at(end) }, now)).toBe(when));

it('setting up begins before, and clearing up ends after; where there is none, nothing is said', () => {
  expect(turnaroundOf(booking('b', '13:00', '14:00', { setupMinutes: 30, clearupMinutes: 15 }))).toEqual({ from: Date.parse(at('12:30')), until: Date.parse(at('14:15')) });
  expect(turnaroundOf(booking('b', '13:00', '14:00', { setupMinutes: 0, clearupMinutes: 0 }))).toEqual({});
});

it('somebody is away until she is back', () => {
  expect(isAway({ from: at('09:00'), until: at('12:00') }, now)).toBe(false);
  expect(isAway({ from: at('12:00'), until: at('13:00') }, now)).toBe(true);
});
