import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Invitation } from '../domain/announcement.js';
import { aTelling } from '../domain/telling.builder.js';
import type { ToldBooking } from '../domain/told.js';
import { writtenAs } from '../written.builder.js';
import { brokenRules } from '../../test/calendar-rules.js';
import { readCalendar as read } from '../../test/reading-calendars.js';
import { invitation } from './invitation.js';

const attendee = { email: 'anna@example.se', name: 'Anna "Ek", ordförande; m.m.', phone: null, language: 'sv' as const };
const parts = {
  attendee,
  organizer: { name: 'Parken', address: 'bokning@parken.se', domain: 'parken.se' },
  stamp: new Date('2026-11-20T08:00:00Z'),
};

const entryOf = (invitation: Invitation | null, booking: Partial<ToldBooking> = {}, name = 'booking-moved') => writtenAs(name, aTelling({ invitation, booking })).calendar!;

const approval = (booking: Partial<ToldBooking> = {}) => invitation({ entry: entryOf('REQUEST', booking), ...parts });

const lines = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

test('an independent reader finds the booking in the invitation', () => {
  const { method, event, component } = read(approval());
  expect(method).toBe('REQUEST');
  expect(event.uid).toBe('019a0000-0000-7000-8000-000000000012@parken');
  expect(event.sequence).toBe(2);
  expect(event.summary).toBe('Marknadsdialog: utsläppsfria arbetsmaskiner');
  expect(event.location).toBe('Stora salen, Parken, Parkgatan 1, 411 38 Göteborg');
  expect(event.description).toBe(`${event.summary}\n${event.location}\n\nTill Parken: https://parken.example.se`);
  expect(event.startDate.toJSDate()).toEqual(new Date('2026-11-26T12:00:00Z'));
  expect(event.endDate.toJSDate()).toEqual(new Date('2026-11-26T14:00:00Z'));
  expect(event.organizer).toBe('mailto:bokning@parken.se');
  expect(component.getFirstPropertyValue('status')).toBe('CONFIRMED');
  expect(event.attendees.map((one) => String(one.getFirstValue()).toLowerCase())).toEqual(['mailto:anna@example.se']);
  expect(event.attendees.map((one) => one.getFirstParameter('cn'))).toEqual(["Anna 'Ek', ordförande; m.m."]);
});

test('times are by the clocks of the place, whose time zone is told', () => {
  expect(lines(approval())).toEqual(expect.arrayContaining(['DTSTART;TZID=Europe/Stockholm:20261126T130000', 'DTEND;TZID=Europe/Stockholm:20261126T150000', 'TZID:Europe/Stockholm']));
});

test('a move keeps the UID and raises the SEQUENCE; a cancellation takes the same event back', () => {
  const moved = read(approval({ version: 3, start: '2026-11-26T13:00:00Z' }));
  const text = invitation({ entry: entryOf('CANCEL', { version: 4, state: 'cancelled' }), ...parts });
  const cancelled = read(text);
  expect([moved.event.uid, moved.event.sequence]).toEqual(['019a0000-0000-7000-8000-000000000012@parken', 3]);
  expect([cancelled.event.uid, cancelled.event.sequence]).toEqual(['019a0000-0000-7000-8000-000000000012@parken', 4]);
  expect(cancelled.method).toBe('CANCEL');
  expect(cancelled.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  expect(brokenRules(text)).toEqual([]);
});

const asks = (method: Invitation, answersAreRead: boolean) => read(invitation({ entry: entryOf(method), ...parts, answersAreRead })).event.attendees[0]!.getFirstParameter('rsvp');

test('her calendar is asked for an answer where somebody reads it, and never to a cancellation', () => {
  expect([asks('REQUEST', true), asks('REQUEST', false), asks('CANCEL', true)]).toEqual(['TRUE', 'FALSE', 'FALSE']);
  expect(lines(approval())).toContain(`ATTENDEE;CN="Anna 'Ek', ordförande; m.m.";CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:anna@example.se`);
});

test('it is the same each time that it is written', () => {
  expect(approval()).toBe(approval());
});

test.each([
  ['the night when summer time ends', { start: '2026-10-24T22:00:00Z', end: '2026-10-25T23:00:00Z' }, 25],
  ['the night when it begins', { start: '2027-03-27T23:00:00Z', end: '2027-03-28T22:00:00Z' }, 23],
  ['the first of the hours that clocks show twice', { start: '2026-10-25T00:00:00Z', end: '2026-10-25T01:00:00Z' }, 1],
  ['the second of them', { start: '2026-10-25T01:00:00Z', end: '2026-10-25T02:00:00Z' }, 1],
  ['three days', { start: '2026-11-26T08:00:00Z', end: '2026-11-28T16:00:00Z' }, 56],
])('%s lasts as many hours in a calendar as in the house', (_name, times, hours) => {
  const text = approval(times);
  const { event } = read(text);
  expect([event.startDate.toJSDate(), event.endDate.toJSDate()]).toEqual([new Date(times.start), new Date(times.end)]);
  expect(event.duration.toSeconds()).toBe(hours * 3600);
  expect(brokenRules(text)).toEqual([]);
});

describe('one of a series', () => {
  const one = { seriesId: '019a0000-0000-7000-8000-000000000013', recurrenceId: '2026-11-26T13:00:00', start: '2026-11-26T15:00:00Z', end: '2026-11-26T17:00:00Z' };

  test('that is moved alone is that one of what the calendar has of the series', () => {
    const text = approval(one);
    const { event } = read(text);
    expect([event.uid, event.recurrenceId.toString()]).toEqual(['019a0000-0000-7000-8000-000000000013@parken', '2026-11-26T13:00:00']);
    expect(event.startDate.toJSDate()).toEqual(new Date('2026-11-26T15:00:00Z'));
    expect(brokenRules(text)).toEqual([]);
  });

  test('that is cancelled alone is taken out of the series, though the booking by itself was never in a calendar', () => {
    const text = invitation({ entry: entryOf(null, { ...one, state: 'cancelled' }, 'booking-cancelled'), ...parts });
    const { event, method } = read(text);
    expect([method, event.uid, event.recurrenceId.toString()]).toEqual(['CANCEL', '019a0000-0000-7000-8000-000000000013@parken', '2026-11-26T13:00:00']);
    expect(brokenRules(text)).toEqual([]);
    expect(writtenAs('booking-cancelled', aTelling({ booking: { ...one, state: 'cancelled' } })).letter.paragraphs.join(' ')).toContain('tar bort händelsen ur din kalender');
  });

  test('a later fact has a higher SEQUENCE, be it of the one or of the series', () => {
    const [earlier, later] = ['2026-11-20T08:00:00Z', '2026-11-20T08:00:01Z'].map((at) => writtenAs('booking-moved', aTelling({ invitation: 'REQUEST', at, booking: one })).calendar!);
    expect(later!.sequence - earlier!.sequence).toBe(1);
  });
});

const cn = (name: string) => read(invitation({ entry: entryOf('REQUEST'), ...parts, attendee: { ...attendee, name } })).event.attendees[0]!.getFirstParameter('cn');

describe('what people have written stays text', () => {
  const nasty = fc.string({
    unit: fc.constantFrom('"', "'", ':', ';', ',', '\\', '\\n', '\n', '\r', '\r\n', '^', '\u2028', '\u0085', '\u0000', '\u202e', 'א', 'ש', '🏳️‍🌈', '𝒜', 'é', ' ', 'END:VEVENT', 'ATTENDEE:mailto:x@example.se', 'a'),
    maxLength: 60,
  });

  test('and becomes no line, no parameter and no other guest', () => {
    fc.assert(
      fc.property(nasty, nasty, nasty, (title, name, place) => {
        const text = invitation({
          ...parts,
          entry: entryOf('REQUEST', { title, spaceName: { sv: place, en: place } }),
          attendee: { ...attendee, name },
          organizer: { ...parts.organizer, name: place },
        });
        expect(brokenRules(text)).toEqual([]);
        const { calendar, event } = read(text);
        expect(event.summary).toBe(title.replaceAll(/\r\n?|[\u0085\u2028]/g, '\n').replaceAll('\0', ' '));
        expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1);
        expect(event.attendees.map((one) => one.getFirstValue())).toEqual(['mailto:anna@example.se']);
      }),
    );
  });

  test('a name from right to left, with quotes and in emoji is the same name', () => {
    expect(cn('דנה כהן 🏳️‍🌈')).toBe('דנה כהן 🏳️‍🌈');
    expect(cn('Anna "Ek"\r\nATTENDEE:mailto:x@example.se')).toBe("Anna 'Ek' ATTENDEE:mailto:x@example.se");
    expect(cn('anna\u202eks.elpmaxe@')).toBe('anna ks.elpmaxe@');
  });
});
