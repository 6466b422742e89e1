import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import {
  bookingApproved, bookingRequested, listDeliveries, registrationConfirmed, registrationMoved, registrationOffered, registrationWaitlisted, registrationWithdrawn,
  retryDelivery,
  type FactContract,
} from '#contracts';
import { eventually } from '#testing';
import { aRegistration, friday } from './facts.js';
import { NotifiedHouse, aBooking, type Person } from './notified-house.js';
import { aPass, OwnersStandIn, tokenOf } from './owners.js';
import { eventOf } from './reading.js';

let here: NotifiedHouse;
let owners: OwnersStandIn;
let anna: Person;

beforeAll(async () => {
  here = await NotifiedHouse.open();
  owners = new OwnersStandIn(here.house);
});
afterAll(async () => {
  await owners.leave();
  await here.close();
});
beforeEach(async () => {
  anna = await here.person({ phone: '+46701112255' });
});

const tell = (fact: FactContract, id: string, data: { version: number; [more: string]: unknown }) =>
  here.house.tell(fact, { aggregateId: id, aggregateVersion: data.version, data });
const deliveries = async (about: string) => (await here.house.as('staff').call(listDeliveries, { about })).items.toReversed();
const states = (about: string, ...expected: string[]) =>
  eventually(`they are ${expected.join()}`, async () => {
    const found = await deliveries(about);
    expect(found.map(({ channel, state }) => `${channel} ${state}`)).toEqual(expected);
    return found;
  });

test('whoever does not become known is waited for, three days and no longer; when she does, what was given up goes out all the same', async () => {
  const late = await here.person({}, false);
  const booking = aBooking(late);
  await tell(bookingRequested, booking.bookingId, booking);
  await eventually('it has been tried', async () => (await deliveries(booking.bookingId))[0]?.attempts === 1);
  expect(await states(booking.bookingId, 'email queued')).toMatchObject([{ lastError: null, maybeTwice: false }]);
  here.clock.advance('PT72H');
  expect(await states(booking.bookingId, 'email failed')).toMatchObject([{ lastError: 'whom it is for is not known yet' }]);
  await here.makeKnown(late);
  await states(booking.bookingId, 'email sent');
  expect(here.post.to(late.email)).toHaveLength(1);
});

test('an SMS that has waited too long for its link is not sent after a mail that tells something newer', async () => {
  const registration = aRegistration(anna, { bySms: true, state: 'offered', offerExpiresAt: here.clock.now().add('PT24H').toString() });
  const { registrationId: id } = registration;
  await tell(registrationOffered, id, registration);
  await eventually('both wait', async () => (await deliveries(id)).filter(({ attempts, state }) => attempts === 1 && state === 'queued').length === 2);
  await tell(registrationWithdrawn, id, { ...registration, state: 'withdrawn', version: 2 });
  await eventually('they are in line', async () => (await deliveries(id)).length === 3);
  await eventually('all have ended', async () => {
    here.clock.advance('PT5S');
    return (await deliveries(id)).every(({ state }) => state === 'suppressed' || state === 'sent');
  });
  await owners.come();
  expect(here.post.to(anna.email).map(({ subject }) => subject!.split(':')[0])).toEqual(['Du har lämnat återbud']);
  expect(await here.texts(anna.phone!)).toEqual([]);
});

test('a confirmation that a move has overtaken is told with it, as the invitation that it is', async () => {
  const registration = aRegistration(anna);
  const { registrationId: id, event } = registration;
  await tell(registrationConfirmed, id, registration);
  await eventually('it waits for the pass', async () => (await deliveries(id))[0]?.attempts === 1);
  await tell(registrationMoved, id, { ...registration, event: { ...event, ...friday }, version: 2 });
  await eventually('both are in line', async () => (await deliveries(id)).length === 2);
  here.clock.advance('PT15S');
  await eventually('the first gives way', async () => (await deliveries(id))[0]!.state === 'suppressed');
  owners.passes.set(id, await aPass({ id, siteId: event.siteId!, ...friday }));
  await eventually('the second is sent', async () => {
    here.clock.advance('PT1S');
    return (await deliveries(id))[1]!.state === 'sent';
  });
  const [mail] = here.post.to(anna.email);
  expect(mail!.subject).toBe('Du har en plats: Klimatdialog om värmeplanen');
  expect(mail!.text).toContain('fredag 27 november 2026');
  expect(mail!.text).not.toContain('Tidigare');
  expect(eventOf(mail!)).toMatchObject({ method: 'REQUEST', sequence: 2 });
});

test('what was refused and has been overtaken since is not told by another try', async () => {
  here.post.refusals.set(anna.email, '550 no such user');
  const booking = aBooking(anna);
  await tell(bookingRequested, booking.bookingId, booking);
  await states(booking.bookingId, 'email failed');
  here.post.refusals.clear();
  await tell(bookingApproved, booking.bookingId, { ...booking, state: 'approved', version: 2 });
  const [failed] = await states(booking.bookingId, 'email failed', 'email sent');
  await here.house.as('staff').call(retryDelivery, { deliveryId: failed!.id });
  expect(await states(booking.bookingId, 'email suppressed', 'email sent')).toMatchObject([{ lastError: 'she has been told something newer' }, {}]);
});

test('a filter that quotes the link which it dislikes does not make it kept', async () => {
  const registration = aRegistration(anna, { state: 'waiting', place: 1 });
  const { registrationId: id } = registration;
  here.post.refusals.set(anna.email, `550 5.7.1 bad link https://parken.example/r/${tokenOf('registration', id)}`);
  await tell(registrationWaitlisted, id, registration);
  const [failed] = await states(id, 'email failed');
  expect(failed!.lastError).toContain('bad link https://parken.example/r/***');
});
