import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  bookingApproved, bookingCancelled, bookingDeclined, bookingMoved, bookingRequested, cancelEvent, changeEvent, createEvent, eventSpaceRefused,
  getEvent, publishEvent, registerForEvent, siteRecorded, withdrawRegistration, type BookingSnapshot, type FactContract,
} from '#contracts';
import { newId } from '#kernel';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { booking, draft, openStage, refusal, register, registrations, somebody, statesOf, takenIn, thursday, today, toldOf, type Stage } from './stage.js';

let stage: Stage;
beforeAll(async () => (stage = await openStage()));
afterAll(() => stage.house.close());
beforeEach(() => stage.house.clock.set(today));

const staff = () => stage.house.as('staff');
const show = (eventId: string) => staff().call(getEvent, { eventId });

/** Tells a fact about a booking, and waits until it has had its effect. */
async function tell(fact: FactContract, more: Partial<BookingSnapshot> = {}): Promise<BookingSnapshot> {
  const message = booking(more);
  await takenIn(stage, await stage.house.tell(fact, message));
  return message.data;
}

/** On Thursday from 13 to 15, local time, in a booking from 12 to 16. */
async function housed(more: Parameters<typeof draft>[0] = {}) {
  const held = await tell(bookingApproved);
  const drafted = await staff().call(createEvent, draft({ attendance: 'on-site', onlineUrl: null, bookingId: held.bookingId, ...more }));
  const event = await staff().call(publishEvent, { eventId: drafted.id, version: drafted.version });
  return { held, event };
}

const facts = (ids: string[], count: number) =>
  eventually(`${count} facts`, async () => {
    const told = await toldOf(stage, ids);
    return told.length >= count && told;
  });

describe('an event in a booked space', () => {
  it('reads its times where the space is, and must be within the time that is booked', async () => {
    const held = await tell(bookingApproved, { timeZone: 'Europe/Helsinki' });
    const wanted = draft({ bookingId: held.bookingId, attendance: 'on-site', start: thursday('13:00'), end: thursday('17:00') });
    const event = await staff().call(createEvent, wanted);
    expect(event).toMatchObject({
      timeZone: 'Europe/Helsinki', start: '2026-11-26T11:00:00Z', end: held.end, spaceState: 'approved', state: 'draft',
      place: { bookingId: held.bookingId, siteId: held.siteId, spaceName: held.spaceName, address: held.address },
    });
    const late = staff().call(changeEvent, { eventId: event.id, version: 1, end: thursday('17:01') });
    expect(await refusal(late)).toMatchObject({ code: 'event.outside-its-booking', params: { start: held.start, end: held.end } });
  });

  it('needs a booking that is known, stands, and is no other event’s', async () => {
    const create = (bookingId: string) => staff().call(createEvent, draft({ bookingId }));
    expect(await refusal(create(newId()))).toMatchObject({ code: 'event.booking-unknown' });
    const { bookingId } = await tell(bookingCancelled, { state: 'cancelled', reason: 'Sjuk' });
    expect(await refusal(create(bookingId))).toMatchObject({ code: 'event.booking-not-usable', params: { state: 'cancelled' } });

    const held = await tell(bookingApproved);
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => create(held.bookingId)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []));
    expect(new Set(refused)).toEqual(new Set(['event.booking-not-usable']));
    const both = staff().call(createEvent, draft({ bookingId: held.bookingId, wantsSpace: held.spaceId }));
    expect(await refusal(both)).toMatchObject({ code: 'input.invalid', fields: [{ field: 'wantsSpace' }] });
  });

  it('moves when its booking is moved, by as much, with its sessions and the end of registration, and tells everybody once', async () => {
    const session = { title: { sv: 'Pass', en: 'Session' }, start: thursday('13:30'), end: thursday('14:00') };
    const { held, event } = await housed({ capacity: 1, sessions: [session], registrationCloses: thursday('12:30') });
    const all = await register(stage, event.id, 3);
    await all[0]!.who.call(withdrawRegistration, { registrationId: all[0]!.registration.id });
    const space = { spaceId: newId(), spaceName: { sv: 'Rummet', en: 'The Room' } };
    const moved = { bookingId: held.bookingId, version: 3, start: '2026-12-03T12:00:00Z', end: '2026-12-03T16:00:00Z', ...space };
    await tell(bookingMoved, moved);
    await tell(bookingMoved, moved);
    await tell(bookingApproved, { bookingId: held.bookingId, version: 2 });

    expect(await show(event.id)).toMatchObject({
      start: '2026-12-03T13:00:00Z', end: '2026-12-03T15:00:00Z', place: space, spaceState: 'approved', version: event.version + 1,
      sessions: [{ start: '2026-12-03T13:30:00Z', end: '2026-12-03T14:00:00Z' }],
      registrationCloses: '2026-12-03T12:30:00Z',
    });
    const ids = all.map(({ registration }) => registration.id);
    const told = await facts([event.id, ...ids], 9);
    expect(told.filter(({ fact }) => fact === 'event-moved')).toHaveLength(1);
    const heard = told.filter(({ fact }) => fact === 'registration-moved');
    expect(new Map(heard.map(({ id, data }) => [id, [data.state, data.place]]))).toEqual(
      new Map([[ids[1], ['offered', null]], [ids[2], ['waiting', 1]]]),
    );
    expect(heard).toHaveLength(2);
    expect(heard.every(({ data }) => (data.event as { start: string }).start === '2026-12-03T13:00:00Z')).toBe(true);
  });

  it('ends within its booking when that has become shorter, and keeps its length where there is room', async () => {
    const { held, event } = await housed();
    await tell(bookingMoved, { bookingId: held.bookingId, version: 3, start: '2026-11-26T12:00:00Z', end: '2026-11-26T14:30:00Z' });
    expect(await show(event.id)).toMatchObject({ start: '2026-11-26T12:30:00Z', end: '2026-11-26T14:30:00Z' });
    await tell(bookingMoved, { bookingId: held.bookingId, version: 4, start: '2026-11-26T12:00:00Z', end: '2026-11-26T13:00:00Z' });
    expect(await show(event.id)).toMatchObject({ start: '2026-11-26T12:00:00Z', end: '2026-11-26T13:00:00Z' });
  });

  it('gives an offer another deadline where the event comes before it, and the seat where no time is left', async () => {
    const { held, event } = await housed({ capacity: 1 });
    const all = await register(stage, event.id, 2);
    await all[0]!.who.call(withdrawRegistration, { registrationId: all[0]!.registration.id });
    const offers = async () => (await registrations(stage, event.id)).map(({ state, offerExpiresAt }) => [state, offerExpiresAt])[1];
    expect(await offers()).toEqual(['offered', '2026-11-21T10:00:00Z']);
    await tell(bookingMoved, { bookingId: held.bookingId, version: 3, start: '2026-11-20T15:00:00Z', end: '2026-11-20T19:00:00Z' });
    expect(await offers()).toEqual(['offered', '2026-11-20T13:00:00Z']);
    await tell(bookingMoved, { bookingId: held.bookingId, version: 4, start: '2026-11-20T09:30:00Z', end: '2026-11-20T13:30:00Z' });
    expect(await offers()).toEqual(['confirmed', null]);
    const told = await facts([all[1]!.registration.id], 5);
    expect(told.map(({ fact }) => fact)).toEqual([
      'registration-waitlisted', 'registration-offered', 'registration-moved', 'registration-moved', 'registration-confirmed',
    ]);
  });

  it('that has lost its space tells so, keeps its registrations, and takes another when staff choose one', async () => {
    const { held, event } = await housed({ capacity: 2 });
    const [one] = await register(stage, event.id, 1);
    await tell(bookingCancelled, { bookingId: held.bookingId, state: 'cancelled', reason: 'Vattenläcka', version: 3 });
    const lost = await show(event.id);
    expect(lost).toMatchObject({ state: 'published', spaceState: 'lost', place: null });
    expect(await statesOf(stage, event.id)).toEqual(['confirmed']);
    expect((await facts([event.id], 2)).map(({ fact }) => fact)).toEqual(['event-published', 'event-lost-its-space']);
    expect(await staff().call(changeEvent, { eventId: event.id, version: lost.version, capacity: 3 })).toMatchObject({ capacity: 3 });

    const other = await tell(bookingApproved, { spaceId: newId() });
    const rehoused = await staff().call(changeEvent, { eventId: event.id, version: lost.version + 1, bookingId: other.bookingId });
    expect(rehoused).toMatchObject({ spaceState: 'approved', place: { bookingId: other.bookingId } });
    expect((await facts([one!.registration.id], 2)).map(({ fact }) => fact)).toEqual(['registration-confirmed', 'registration-moved']);
  });

  it('takes again what it has lost when that is taken up again and given, if staff choose it', async () => {
    const { held, event } = await housed();
    await tell(bookingCancelled, { bookingId: held.bookingId, state: 'cancelled', reason: 'Vattenläcka', version: 3 });
    await tell(bookingRequested, { bookingId: held.bookingId, state: 'requested', version: 4 });
    await tell(bookingApproved, { bookingId: held.bookingId, version: 5 });
    const lost = await show(event.id);
    expect(lost).toMatchObject({ spaceState: 'lost', place: null });
    const again = await staff().call(changeEvent, { eventId: event.id, version: lost.version, bookingId: held.bookingId });
    expect(again).toMatchObject({ spaceState: 'approved', place: { bookingId: held.bookingId } });
  });

  it('is known by what the site is called now', async () => {
    const { event, held } = await housed();
    const siteName = { sv: 'Nya Parken', en: 'New Parken' };
    const data = { siteId: held.siteId, slug: 'parken', siteName, address: 'Redaregatan 52', timeZone: 'Europe/Stockholm', closings: [], version: 7 };
    await takenIn(stage, await stage.house.tell(siteRecorded, { aggregateId: held.siteId, aggregateVersion: 7, data }));
    expect((await show(event.id)).place).toMatchObject({ siteName, address: 'Redaregatan 52' });
  });
});

const wish = async () => {
  const organiser = staff();
  const spaceId = newId();
  const event = await organiser.call(createEvent, draft({ attendance: 'on-site', wantsSpace: spaceId, capacity: 30 }));
  return { event, spaceId, organiser, answer: { spaceId, eventId: event.id, start: event.start, end: event.end } };
};

describe('an event that asks for a space', () => {
  it('asks once, in the organiser’s name, and is requested and approved when booking says so', async () => {
    const { event, spaceId, organiser, answer } = await wish();
    expect(event).toMatchObject({ spaceState: 'wanted', place: null });
    expect((await facts([event.id], 1))[0]).toMatchObject({
      fact: 'event-space-wanted',
      data: { spaceId, start: event.start, end: event.end, title: 'Utbildning', people: 30, applicantId: organiser.id, version: 1 },
    });
    expect(await refusal(staff().call(publishEvent, { eventId: event.id, version: 1 }))).toMatchObject({ code: 'event.space-not-approved' });
    const { bookingId } = await tell(bookingRequested, { ...answer, state: 'requested', version: 1 });
    expect(await show(event.id)).toMatchObject({ spaceState: 'requested', place: { bookingId, spaceId }, version: 2 });
    expect(await refusal(staff().call(publishEvent, { eventId: event.id, version: 2 }))).toMatchObject({ code: 'event.space-not-approved' });
    await tell(bookingApproved, { ...answer, bookingId, version: 2 });
    expect(await show(event.id)).toMatchObject({ spaceState: 'approved', version: 3 });
    expect(await staff().call(publishEvent, { eventId: event.id, version: 3 })).toMatchObject({ state: 'published' });
  });

  it('is told why booking would not take it, and may try another way', async () => {
    const { event, spaceId } = await wish();
    const refused = { aggregateId: event.id, data: { eventId: event.id, spaceId, code: 'booking.outside-opening-hours', version: 1 } };
    await takenIn(stage, await stage.house.tell(eventSpaceRefused, refused));
    expect(await show(event.id)).toMatchObject({ spaceState: 'refused', spaceRefusal: { code: 'booking.outside-opening-hours' } });
    const told = await facts([event.id], 2);
    expect(told.map(({ fact }) => fact)).toEqual(['event-space-wanted', 'event-lost-its-space']);
    const online = await staff().call(changeEvent, { eventId: event.id, version: 2, attendance: 'online', bookingId: null });
    expect(online).toMatchObject({ spaceState: 'none', spaceRefusal: null });
  });

  it('stands as booking stands in the end, in whatever order its facts come', async () => {
    const { event, answer } = await wish();
    const { bookingId } = await tell(bookingDeclined, { ...answer, state: 'declined', reason: 'Fullt', version: 2 });
    await tell(bookingRequested, { ...answer, bookingId, state: 'requested', version: 1 });
    expect(await show(event.id)).toMatchObject({ spaceState: 'lost', place: null, version: 2 });
  });

  it('tells when it no longer takes what it asked for, before anything else is told of it, and nobody can take that', async () => {
    const { event, answer } = await wish();
    const { bookingId } = await tell(bookingApproved, { ...answer, version: 2 });
    const other = await tell(bookingApproved);
    const published = await staff().call(publishEvent, { eventId: event.id, version: 2 });
    const rehoused = await staff().call(changeEvent, { eventId: event.id, version: published.version, bookingId: other.bookingId });
    expect(rehoused).toMatchObject({ spaceState: 'approved', place: { bookingId: other.bookingId } });
    const told = await facts([event.id], 4);
    expect(told.map(({ fact, data }) => [fact, data.version])).toEqual([
      ['event-space-wanted', 1], ['event-published', 3], ['event-space-released', 4], ['event-moved', 4],
    ]);
    expect(told[2]!.data).toMatchObject({ eventId: event.id, bookingId: other.bookingId, spaceState: 'approved' });
    const again = staff().call(changeEvent, { eventId: event.id, version: rehoused.version, bookingId });
    expect(await refusal(again)).toMatchObject({ code: 'event.booking-not-usable' });
    expect(await refusal(staff().call(createEvent, draft({ bookingId })))).toMatchObject({ code: 'event.booking-not-usable' });
    await tell(bookingMoved, { ...answer, bookingId, version: 3, start: '2027-01-14T12:00:00Z', end: '2027-01-14T16:00:00Z' });
    expect(await show(event.id)).toMatchObject({ start: event.start, version: rehoused.version });
  });

  it('tells also when it takes its wish back before booking has answered, and nothing when it keeps its space', async () => {
    const { event, answer } = await wish();
    const described = await staff().call(changeEvent, { eventId: event.id, version: 1, capacity: 20 });
    const online = await staff().call(changeEvent, { eventId: event.id, version: described.version, attendance: 'online', bookingId: null });
    expect(online).toMatchObject({ spaceState: 'none' });
    await tell(bookingRequested, { ...answer, state: 'requested', version: 1 });
    expect(await show(event.id)).toMatchObject({ spaceState: 'none', place: null, version: online.version });
    const told = await facts([event.id], 2);
    expect(told.map(({ fact, data }) => [fact, data.version])).toEqual([['event-space-wanted', 1], ['event-space-released', 3]]);
  });

  it('that is published takes no space that is only asked for', async () => {
    const { event } = await housed();
    const asked = await tell(bookingRequested, { state: 'requested', version: 1 });
    const change = staff().call(changeEvent, { eventId: event.id, version: event.version, bookingId: asked.bookingId });
    expect(await refusal(change)).toMatchObject({ code: 'event.space-not-approved', params: { spaceState: 'requested' } });
  });

  it('that is cancelled follows its booking no longer', async () => {
    const { event, answer } = await wish();
    await staff().call(cancelEvent, { eventId: event.id, reason: 'Inget intresse' });
    await tell(bookingRequested, { ...answer, state: 'requested', version: 1 });
    expect(await show(event.id)).toMatchObject({ state: 'cancelled', spaceState: 'wanted', version: 2 });
  });

  it('follows its booking also where a rebuild has told the newest before the fact came', async () => {
    const { event, answer } = await wish();
    const { bookingId } = await tell(bookingApproved, { ...answer, version: 2 });
    const { id: eventId, version } = await show(event.id);
    await staff().call(publishEvent, { eventId, version });
    const who = somebody(stage);
    await who.call(registerForEvent, { eventId });
    const later = { start: '2026-11-27T12:00:00Z', end: '2026-11-27T14:00:00Z' };
    await stage.tables.execute(sql`update bookings set starts_at = ${later.start}, ends_at = ${later.end}, version = 3 where id = ${bookingId}`);
    await tell(bookingMoved, { ...answer, ...later, bookingId, version: 3 });
    expect(await show(eventId)).toMatchObject(later);
  });
});
