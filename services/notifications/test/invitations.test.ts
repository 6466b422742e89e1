import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AddressObject } from 'mailparser';
import { bookingApproved, bookingCancelled, bookingMoved, seriesCancelled, seriesChanged, seriesRequested, type FactContract, type SeriesSnapshot } from '#contracts';
import { newId } from '#kernel';
import { eventually } from '#testing';
import { brokenRules } from './calendar-rules.js';
import { NotifiedHouse, aBooking, type Person } from './notified-house.js';
import type { ReceivedMail } from './post-office.js';
import { readCalendar, timesIn } from './reading-calendars.js';
import { aSeries, inStockholm, occurrencesOf } from './series-in-calendars.js';

let here: NotifiedHouse;
beforeAll(async () => {
  here = await NotifiedHouse.open();
});
afterAll(() => here.close());

interface Told {
  version: number;
}

/** A second later than what was told before. */
async function tell(fact: FactContract, aggregateId: string, data: Told): Promise<void> {
  here.clock.advance('PT1S');
  await here.house.tell(fact, { aggregateId, aggregateVersion: data.version, data });
}

const mailsTo = (person: Person, count: number) =>
  eventually(`${count} mails have come`, () => {
    const received = here.post.to(person.email);
    return received.length >= count && received;
  });

const partOf = (mail: ReceivedMail, type: string) => mail.attachments.find(({ contentType }) => contentType === type)!;
const labelOf = (mail: ReceivedMail) => partOf(mail, 'text/calendar').headers.get('content-type') as unknown as { params: Record<string, string> };

function calendarIn(mail: ReceivedMail) {
  const text = partOf(mail, 'application/ics').content.toString();
  expect(partOf(mail, 'text/calendar').content.toString()).toBe(text);
  expect(brokenRules(text)).toEqual([]);
  const { method, event } = readCalendar(text);
  expect(labelOf(mail).params).toMatchObject({ charset: 'utf-8', method });
  const one = event.isRecurrenceException() ? event.recurrenceId.toString() : null;
  return { method, uid: event.uid, sequence: event.sequence, one, times: timesIn(text).map((period) => period.slice(0, 16)) };
}

const aWeekly = (applicant: Person): SeriesSnapshot => {
  const weekly = inStockholm('FREQ=WEEKLY', '2026-11-26', '13:00', 60, 3);
  const occurrences = occurrencesOf(weekly).map((one) => ({ ...one, bookingId: newId() }));
  return { ...aSeries(weekly, occurrences), seriesId: newId(), applicantId: applicant.id, version: 1 };
};

test('an invitation is the last of the ways to read the mail, labelled by its method, and a file too', async () => {
  const anna = await here.person({ name: 'Anna "Ek" אנה' });
  const booking = aBooking(anna, { state: 'approved', title: 'Möte; "kort", 🎉\u2028och mer', version: 2 });
  await tell(bookingApproved, booking.bookingId, booking);
  const [mail] = await mailsTo(anna, 1);
  expect(calendarIn(mail!)).toMatchObject({ method: 'REQUEST', uid: `${booking.bookingId}@parken`, one: null, times: ['2026-11-26T12:00'] });
  const types = [...mail!.raw.matchAll(/^Content-Type: ([a-z]+\/[a-z]+)/gim)].map(([, type]) => type);
  expect(types).toEqual(['multipart/mixed', 'multipart/alternative', 'text/plain', 'text/html', 'text/calendar', 'application/ics']);
  expect(partOf(mail!, 'application/ics')).toMatchObject({ filename: 'invite.ics', contentDisposition: 'attachment' });
  const { event } = readCalendar(partOf(mail!, 'text/calendar').content.toString());
  expect(event.summary).toBe('Möte; "kort", 🎉\noch mer');
  expect(event.organizer).toBe(`mailto:${(mail!.from as AddressObject).value[0]!.address}`);
  expect(event.attendees.map((one) => [one.getFirstValue(), one.getFirstParameter('cn')])).toEqual([[`mailto:${anna.email}`, "Anna 'Ek' אנה"]]);
});

test('a series is one invitation, from which one is moved, one is taken out, and then all', async () => {
  const anna = await here.person();
  const series = aWeekly(anna);
  const [first, second, third] = series.occurrences;
  await tell(seriesRequested, series.seriesId, series);
  await mailsTo(anna, 1);

  const own = { ...aBooking(anna), seriesId: series.seriesId, recurrenceId: second!.recurrenceId, bookingId: second!.bookingId };
  const moved = { ...own, state: 'approved' as const, start: '2026-12-04T12:00:00Z', end: '2026-12-04T13:00:00Z', version: 3 };
  await tell(bookingMoved, own.bookingId, moved);
  await mailsTo(anna, 2);
  await tell(bookingCancelled, own.bookingId, { ...moved, state: 'cancelled', reason: 'Sjuk', version: 4 } as Told);
  await mailsTo(anna, 3);

  const gone = { ...second!, state: 'cancelled' as const, isNews: false };
  const without = [{ ...first!, isNews: false }, gone, { ...third!, state: 'cancelled' as const }];
  await tell(seriesCancelled, series.seriesId, { ...series, occurrences: without, counts: { ...series.counts, approved: 1, cancelled: 2 }, version: 2 } as Told);
  await mailsTo(anna, 4);
  const nothing = [{ ...first!, state: 'cancelled' as const }, gone, { ...third!, state: 'cancelled' as const, isNews: false }];
  await tell(seriesCancelled, series.seriesId, { ...series, occurrences: nothing, counts: { ...series.counts, approved: 0, cancelled: 3 }, version: 3 } as Told);

  const calendars = (await mailsTo(anna, 5)).map(calendarIn);
  expect(new Set(calendars.map(({ uid }) => uid))).toEqual(new Set([`${series.seriesId}@parken`]));
  expect(calendars.map(({ method, one }) => [method, one])).toEqual([
    ['REQUEST', null],
    ['REQUEST', second!.recurrenceId],
    ['CANCEL', second!.recurrenceId],
    ['CANCEL', third!.recurrenceId],
    ['CANCEL', null],
  ]);
  expect(calendars[0]!.times).toEqual(['2026-11-26T12:00', '2026-12-03T12:00', '2026-12-10T12:00']);
  expect(calendars[1]!.times).toEqual(['2026-12-04T12:00']);
  const sequences = calendars.map(({ sequence }) => sequence);
  expect(sequences).toEqual([...new Set(sequences)].toSorted((a, b) => a - b));
});

test('what stays behind of a series that is divided is told by mail alone, to whoever has it in her calendar', async () => {
  const anna = await here.person({ phone: '+46701234567', smsWanted: true });
  const series = aWeekly(anna);
  await tell(seriesRequested, series.seriesId, series);
  await mailsTo(anna, 1);
  const stays = { ...series, occurrences: series.occurrences.slice(0, 1).map((one) => ({ ...one, isNews: false })), counts: { ...series.counts, approved: 1 } };
  await tell(seriesChanged, series.seriesId, { ...stays, rrule: 'FREQ=WEEKLY;UNTIL=20261126T120000Z', continuedAs: newId(), version: 2 } as Told);
  const [, mail] = await mailsTo(anna, 2);
  expect(mail!.subject).toBe('Din serie är delad i två: Språkkafé');
  expect(calendarIn(mail!)).toMatchObject({ method: 'REQUEST', uid: `${series.seriesId}@parken`, times: ['2026-11-26T12:00'] });
  expect(await here.texts(anna.phone!)).toEqual([]);
});
