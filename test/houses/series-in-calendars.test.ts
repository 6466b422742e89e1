import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  approveBooking, approveSeries, cancelBooking, cancelSeries, changeSeries, getBooking, getSeries, moveBooking, personRecorded, requestSeries, type RawInputOf,
} from '#contracts';
import { newId } from '#kernel';
import { eventually, House, TestClock } from '#testing';
import { bookingService } from '../../services/booking/src/booking.module.js';
import { workshopIn, type Workshop } from '../../services/booking/test/workshop.js';
import { notificationsService } from '../../services/notifications/src/notifications.module.js';
import { brokenRules } from '../../services/notifications/test/calendar-rules.js';
import { HerCalendar } from '../../services/notifications/test/her-calendar.js';
import { PostOffice } from '../../services/notifications/test/post-office.js';

let post: PostOffice;
let house: House;
let workshop: Workshop;
const email = 'anna@example.se';
const anna = { id: newId(), roles: ['booker' as const] };

beforeAll(async () => {
  post = await PostOffice.open();
  const settings = { SMTP_URL: post.url, MAIL_FROM: 'Parken <bokning@parken.example>', PUBLIC_URL: 'https://parken.example' };
  house = await House.open([bookingService, notificationsService], { clock: new TestClock('2026-11-20T10:00:00Z'), settings });
  workshop = await workshopIn(house);
  const person = { id: anna.id, email, name: 'Anna Ek', phone: null, language: 'sv', smsWanted: false, version: 1 };
  await house.tell(personRecorded, { aggregateId: anna.id, data: person });
});
afterAll(async () => {
  await house.close();
  await post.down();
});

const staff = () => house.as('staff');
const she = () => house.as(anna);
const cancel = (bookingId: string, scope: 'one' | 'following' | 'all') => staff().call(cancelSeries, { bookingId, scope, reason: 'Ombyggnad' });
const change = (bookingId: string, more: Omit<RawInputOf<typeof changeSeries>, 'bookingId'>) => staff().call(changeSeries, { bookingId, ...more });
async function move(bookingId: string, start: string, end: string) {
  const { version } = await staff().call(getBooking, { bookingId });
  return staff().call(moveBooking, { bookingId, version, start, end });
}

const series: string[] = [];

/** What is hers, as the house has it. */
async function hers(): Promise<string[]> {
  const all = await Promise.all(series.map((seriesId) => staff().call(getSeries, { seriesId })));
  const approved = all.flatMap(({ occurrences }) => occurrences.filter(({ state }) => state === 'approved'));
  return approved.map(({ start, end }) => [start, end].map((time) => new Date(time).toISOString()).join('/')).toSorted();
}

const invitations = (): string[] =>
  post.to(email).flatMap(({ attachments }) => attachments.filter(({ contentType }) => contentType === 'text/calendar').map(({ content }) => content.toString()));

/** What she sees who has taken them in. */
function seenIn(texts: readonly string[]): string[] {
  const calendar = new HerCalendar();
  for (const text of texts) calendar.take(text);
  return calendar.times;
}

/** Does it a minute later, and sees that her calendar follows, in whatever order mails come. @returns how many stand in it */
async function then(act: () => Promise<unknown>): Promise<number> {
  house.clock.advance('PT1M');
  await act();
  const expected = await hers();
  await eventually('her calendar shows what is hers', () => {
    expect(seenIn(invitations())).toEqual(expected);
    return true;
  });
  const all = invitations();
  expect(all.flatMap(brokenRules)).toEqual([]);
  fc.assert(fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (texts) => expect(seenIn(texts)).toEqual(expected)), { numRuns: 10 });
  return expected.length;
}

it('whatever becomes of a series, her calendar shows just what is hers, on either side of a change of clocks', async () => {
  const wish = { spaceId: workshop.space.west!, start: '2027-03-09T09:00', end: '2027-03-09T10:00', rrule: 'FREQ=WEEKLY;COUNT=8', title: 'Språkkafé', people: 8 };
  const { id, occurrences } = await she().call(requestSeries, wish);
  series.push(id);
  const bookings = occurrences.map(({ bookingId }) => bookingId);
  const nth = (index: number) => bookings[index]!;

  expect(await then(() => staff().call(approveBooking, { bookingId: nth(2) }))).toBe(1);
  expect(await then(() => staff().call(approveSeries, { seriesId: id }))).toBe(8);
  expect(await then(() => change(nth(1), { scope: 'one', startTime: '14:00', minutes: 90 }))).toBe(8);
  expect(await then(() => change(nth(3), { scope: 'one', title: 'Påskfika', spaceId: workshop.space.east! }))).toBe(8);
  expect(await then(() => move(nth(4), '2027-04-07T10:00', '2027-04-07T12:00'))).toBe(8);
  expect(await then(() => she().call(cancelBooking, { bookingId: nth(4), reason: 'Sjuk' }))).toBe(7);
  expect(await then(() => cancel(nth(0), 'one'))).toBe(6);
  expect(await then(async () => series.push((await change(nth(5), { scope: 'following', startTime: '08:00' })).id))).toBe(6);
  expect(series).toHaveLength(2);
  expect(await then(() => change(nth(6), { scope: 'all', minutes: 45 }))).toBe(6);
  expect(await then(() => cancel(nth(6), 'following'))).toBe(4);
  expect(await then(() => cancel(nth(1), 'all'))).toBe(1);
  expect(await then(() => cancel(nth(5), 'one'))).toBe(0);
}, 60_000);
