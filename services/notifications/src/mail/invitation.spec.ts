import { expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import type { Invitation } from '../domain/announcement.js';
import { aTelling } from '../domain/telling.builder.js';
import type { ToldBooking } from '../domain/told.js';
import { invitation } from './invitation.js';
import { writtenAs } from '../written.builder.js';

const attendee = { email: 'anna@example.se', name: 'Anna "Ek", ordförande; m.m.', phone: null, language: 'sv' as const };
const parts = {
  attendee,
  organizer: { name: 'Parken', address: 'bokning@parken.se', domain: 'parken.se' },
  stamp: new Date('2026-11-20T08:00:00Z'),
};

const entryOf = (invitation: Invitation, booking: Partial<ToldBooking> = {}) => writtenAs('booking-moved', aTelling({ invitation, booking })).calendar!;

const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const [event] = calendar.getAllSubcomponents('vevent');
  return { calendar, event: new ICAL.Event(event), component: event! };
};

const approval = () => invitation({ entry: entryOf('REQUEST'), ...parts });

test('an independent reader finds the booking in the invitation', () => {
  const { calendar, event, component } = read(approval());
  expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
  expect(event.uid).toBe('019a0000-0000-7000-8000-000000000012@parken');
  expect(event.sequence).toBe(2);
  expect(event.summary).toBe('Marknadsdialog: utsläppsfria arbetsmaskiner');
  expect(event.location).toBe('Stora salen, Parken, Parkgatan 1, 411 38 Göteborg');
  expect(event.startDate.toJSDate()).toEqual(new Date('2026-11-26T12:00:00Z'));
  expect(event.endDate.toJSDate()).toEqual(new Date('2026-11-26T14:00:00Z'));
  expect(event.organizer).toBe('mailto:bokning@parken.se');
  expect(component.getFirstPropertyValue('status')).toBe('CONFIRMED');
  expect(event.attendees.map((one) => String(one.getFirstValue()).toLowerCase())).toEqual(['mailto:anna@example.se']);
  expect(event.attendees.map((one) => one.getFirstParameter('cn'))).toEqual(["Anna 'Ek', ordförande; m.m."]);
});

test('a move keeps the UID and raises the SEQUENCE; a cancellation takes the same event back', () => {
  const moved = read(invitation({ entry: entryOf('REQUEST', { version: 3, start: '2026-11-26T13:00:00Z' }), ...parts }));
  const cancelled = read(invitation({ entry: entryOf('CANCEL', { version: 4, state: 'cancelled' }), ...parts }));
  expect([moved.event.uid, moved.event.sequence]).toEqual(['019a0000-0000-7000-8000-000000000012@parken', 3]);
  expect([cancelled.event.uid, cancelled.event.sequence]).toEqual(['019a0000-0000-7000-8000-000000000012@parken', 4]);
  expect(cancelled.calendar.getFirstPropertyValue('method')).toBe('CANCEL');
  expect(cancelled.component.getFirstPropertyValue('status')).toBe('CANCELLED');
});

test('it is the same each time that it is written', () => {
  expect(approval()).toBe(approval());
});

test.each([
  ['the night when summer time ends', { start: '2026-10-24T22:00:00Z', end: '2026-10-25T23:00:00Z' }, 25],
  ['the night when it begins', { start: '2027-03-27T23:00:00Z', end: '2027-03-28T22:00:00Z' }, 23],
  ['three days', { start: '2026-11-26T08:00:00Z', end: '2026-11-28T16:00:00Z' }, 56],
])('%s lasts as many hours in a calendar as in the house', (_name, times, hours) => {
  const { event } = read(invitation({ entry: entryOf('REQUEST', times), ...parts }));
  expect([event.startDate.toJSDate(), event.endDate.toJSDate()]).toEqual([new Date(times.start), new Date(times.end)]);
  expect(event.duration.toSeconds()).toBe(hours * 3600);
});
