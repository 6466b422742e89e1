import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  bookingApproved, bookingCancelled, bookingDeclined, bookingMoved, bookingRequested, bookingWithdrawn, listDeliveries, type FactContract,
} from '#contracts';
import { newId } from '#kernel';
import { eventually } from '#testing';
import { NotifiedHouse, aBooking, type Person, type Snapshot } from './notified-house.js';
import { eventOf } from './reading.js';

let here: NotifiedHouse;
let anna: Person;

beforeAll(async () => {
  here = await NotifiedHouse.open();
});
afterAll(() => here.close());
beforeEach(async () => {
  anna = await here.person();
});

const tell = (fact: FactContract, data: Snapshot, id?: string) =>
  here.house.tell(fact, { aggregateId: data.bookingId, aggregateVersion: data.version, data, ...(id ? { id } : {}) });

const mails = (count: number, person: Person = anna) =>
  eventually(`${count} mails to ${person.name}`, () => {
    const received = here.post.to(person.email);
    if (received.length > count) throw new Error(`${received.length} mails: ${received.map(({ subject }) => subject).join()}`);
    return received.length === count && received;
  });

/** How the deliveries about a booking stand, once none of them is under way. */
const settled = (about: string, count: number) =>
  eventually(`${count} deliveries have ended`, async () => {
    const { items } = await here.house.as('staff').call(listDeliveries, { about });
    return items.length === count && items.every(({ state }) => state !== 'queued' && state !== 'sending') && items.toReversed();
  });

const waiting = (about: string, count: number) =>
  eventually(`${count} deliveries wait`, async () => {
    const { items } = await here.house.as('staff').call(listDeliveries, { about });
    return items.length === count && items.every(({ state }) => state === 'queued');
  });

const changes = [
  [bookingRequested, { state: 'requested' }, 'Vi har fått din förfrågan', 'We have received your request', null],
  [bookingApproved, { state: 'approved' }, 'Din bokning är godkänd', 'Your booking is approved', 'Din bokning är godkänd'],
  [bookingDeclined, { state: 'declined', reason: 'Salen är upptagen.' }, 'Vi kan inte godkänna din förfrågan', 'We cannot approve your request', 'Din förfrågan avslogs'],
  [bookingWithdrawn, { state: 'withdrawn' }, 'Din förfrågan är återtagen', 'Your request is withdrawn', null],
  [bookingMoved, { state: 'requested' }, 'Din förfrågan har flyttats', 'Your request has been moved', 'Din förfrågan har flyttats'],
  [bookingCancelled, { state: 'cancelled', reason: 'Översvämning.' }, 'Din bokning är avbokad', 'Your booking is cancelled', 'Din bokning är avbokad'],
] as const;

describe.each(changes)('$type', (fact, differences, sv, en, sms) => {
  test('becomes one mail in her language, and an SMS where she wants it and somebody else has decided', async () => {
    const phone = `+4670${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}`;
    const [maja, john] = await Promise.all([here.person({ name: 'Maja Öst', phone, smsWanted: true }), here.person({ name: 'John Doe', language: 'en' })]);
    const [hers, his] = [aBooking(maja, differences), aBooking(john, differences)];
    await Promise.all([tell(fact, hers), tell(fact, his)]);

    await settled(hers.bookingId, sms ? 2 : 1);
    const [mail] = await mails(1, maja);
    expect(mail).toMatchObject({ subject: `${sv}: Klimatdialog om värmeplanen`, text: expect.stringContaining('torsdag 26 november 2026 kl. 13.00–15.00') });
    expect(mail!.text).toContain('Hej Maja Öst!');
    expect(mail!.text).toContain('reason' in differences ? `> ${differences.reason}` : 'Stora salen');
    expect((await here.texts(phone)).map(({ message }) => message.split(':')[0])).toEqual(sms ? [sms] : []);

    const [other] = await mails(1, john);
    expect(other).toMatchObject({ subject: `${en}: Klimatdialog om värmeplanen`, text: expect.stringContaining('Thursday 26 November 2026, 13:00–15:00') });
    await settled(his.bookingId, 1);
  });
});

test('her calendar follows: an invitation on approval, the same event newer on a move, and taken back on cancellation', async () => {
  const booking = aBooking(anna);
  const moved = { start: '2026-11-27T12:00:00Z', end: '2026-11-27T14:00:00Z' };
  await tell(bookingRequested, booking);
  await tell(bookingApproved, { ...booking, state: 'approved', version: 2 });
  await tell(bookingMoved, { ...booking, ...moved, state: 'approved', version: 3 });
  await tell(bookingCancelled, { ...booking, ...moved, state: 'cancelled', reason: 'Översvämning', version: 4 });

  const received = await mails(4);
  const uid = `${booking.bookingId}@parken`;
  expect(received.map(eventOf)).toEqual([
    undefined,
    { method: 'REQUEST', uid, sequence: 2, start: '2026-11-26T12:00:00.000Z' },
    { method: 'REQUEST', uid, sequence: 3, start: '2026-11-27T12:00:00.000Z' },
    { method: 'CANCEL', uid, sequence: 4, start: '2026-11-27T12:00:00.000Z' },
  ]);
  expect(received[2]!.text).toContain('Tidigare: torsdag 26 november 2026 kl. 13.00–15.00');
});

test('what is taken up again is told so, and comes back into her calendar when it is approved', async () => {
  const booking = aBooking(anna, { state: 'approved', version: 2 });
  const listedReason = { sv: 'Huset är stängt den tiden', en: 'The house is closed at that time' };
  await tell(bookingApproved, booking);
  await tell(bookingCancelled, { ...booking, state: 'cancelled', reason: 'Vattenläcka', listedReason, version: 3 });
  await tell(bookingRequested, { ...booking, state: 'requested', version: 4 });
  await tell(bookingApproved, { ...booking, state: 'approved', version: 5 });
  const received = await mails(4);
  expect(received.map((mail) => eventOf(mail)?.method)).toEqual(['REQUEST', 'CANCEL', undefined, 'REQUEST']);
  expect(received[1]!.text).toMatch(/> Huset är stängt den tiden\s+>\s+> Vattenläcka/);
  expect(received[2]!.subject).toContain('Vi tittar på din förfrågan igen');
});

test('a move of a request that nobody has approved is told without an invitation', async () => {
  await tell(bookingMoved, aBooking(anna, { version: 2 }));
  const [mail] = await mails(1);
  expect(eventOf(mail!)).toBeUndefined();
});

test('a move that arrives after the cancellation is written down and not sent', async () => {
  const booking = aBooking(anna, { state: 'approved', version: 2 });
  await tell(bookingApproved, booking);
  await tell(bookingCancelled, { ...booking, state: 'cancelled', reason: 'Ställs in', version: 4 });
  await mails(2);
  await tell(bookingMoved, { ...booking, version: 3 });
  const deliveries = await settled(booking.bookingId, 3);
  expect(deliveries.map(({ kind, state }) => [kind, state])).toEqual([
    ['booking-approved', 'sent'],
    ['booking-cancelled', 'sent'],
    ['booking-moved', 'suppressed'],
  ]);
  await mails(2);
});

test('a fact that comes three times, and once more under another id, is told once', async () => {
  const booking = aBooking(anna);
  const event = newId();
  for (let time = 0; time < 3; time++) await tell(bookingRequested, booking, event);
  await tell(bookingRequested, booking);
  await tell(bookingApproved, { ...booking, state: 'approved', version: 2 });
  await settled(booking.bookingId, 2);
  expect((await mails(2)).map(({ subject }) => subject!.split(':')[0])).toEqual(['Vi har fått din förfrågan', 'Din bokning är godkänd']);
});

test('a booking that is heard of before its applicant waits for her, and is then told as she wants it', async () => {
  const late = await here.person({ name: 'Sen Person', language: 'en', phone: '+46701112233', smsWanted: true }, false);
  const booking = aBooking(late, { state: 'approved', version: 2 });
  await tell(bookingApproved, booking);
  await waiting(booking.bookingId, 2);
  await here.tellPerson(late);
  const [mail] = await mails(1, late);
  expect(mail!.subject).toContain('Your booking is approved');
  await settled(booking.bookingId, 2);
  expect(await here.texts('+46701112233')).toHaveLength(1);
});

test('nobody gets an SMS who turns out not to want any', async () => {
  const late = await here.person({ phone: '+46701112244', smsWanted: false }, false);
  const booking = aBooking(late, { state: 'approved', version: 2 });
  await tell(bookingApproved, booking);
  await waiting(booking.bookingId, 2);
  await here.tellPerson(late);
  const deliveries = await settled(booking.bookingId, 2);
  expect(Object.fromEntries(deliveries.map(({ channel, state }) => [channel, state]))).toEqual({ email: 'sent', sms: 'suppressed' });
  expect(await here.texts('+46701112244')).toEqual([]);
});

test('a booking without an applicant is told to nobody', async () => {
  const booking = aBooking(anna, { applicantId: null });
  await tell(bookingRequested, booking);
  const next = aBooking(anna);
  await tell(bookingRequested, next);
  await settled(next.bookingId, 1);
  expect((await here.house.as('staff').call(listDeliveries, { about: booking.bookingId })).items).toEqual([]);
});
