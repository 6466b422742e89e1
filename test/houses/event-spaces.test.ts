import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  approveBooking, cancelEvent, changeEvent, createEvent, getEvent, listBookings, moveBooking, publishEvent, registerForEvent, registrationCancelled,
  registrationMoved, requestBooking, type BookingView, type EventView, type FactContract, type RawInputOf,
} from '#contracts';
import { sql } from '#persistence';
import { eventually, House } from '#testing';
import { bookingService } from '../../services/booking/src/booking.module.js';
import { eventsService } from '../../services/events/src/events.module.js';
import { openSite } from '../security/house.js';

let house: House;
let spaceId: string;

beforeAll(async () => {
  house = await House.open([bookingService, eventsService]);
  spaceId = await openSite(house);
});
afterAll(() => house.close());

const staff = () => house.as('staff');
/** Of the day so many days from today: nothing here is asked for at the same time as anything else. */
const on = (days: number, hour: number) => house.clock.now().toZonedDateTimeISO('UTC').startOfDay().add({ days, hours: hour }).toInstant().toString();

const show = (eventId: string) => staff().call(getEvent, { eventId });
const bookingsOf = async (eventId: string): Promise<BookingView[]> =>
  (await staff().call(listBookings, { limit: 100 })).items.filter((booking) => booking.eventId === eventId);

/** Waits until the event has come so far to a space. */
const having = (eventId: string, spaceState: EventView['spaceState']) =>
  eventually(`the space is ${spaceState}`, async () => {
    const event = await show(eventId);
    return event.spaceState === spaceState && event;
  });
const given = (eventId: string, state: BookingView['state']) =>
  eventually(`the booking is ${state}`, async () => {
    const bookings = await bookingsOf(eventId);
    return bookings.length === 1 && bookings[0]!.state === state && bookings[0];
  });

const draft = (days: number, more: Partial<RawInputOf<typeof createEvent>> = {}) =>
  staff().call(createEvent, {
    ...createEvent.example, start: on(days, 10), end: on(days, 12), capacity: 10, attendance: 'on-site', wantsSpace: spaceId, ...more,
  });

/** The registrations of an event that have heard this, as often as they have. */
const heard = async (fact: FactContract, eventId: string): Promise<string[]> =>
  (await house.told(fact)).filter(({ data }) => (data.event as { eventId: string }).eventId === eventId).map(({ subject }) => subject);

/** An event that has got the space that it asked for, and is published. */
async function published(days: number): Promise<{ event: EventView; booking: BookingView }> {
  const { id } = await draft(days);
  const requested = await given(id, 'requested');
  await having(id, 'requested');
  const booking = await staff().call(approveBooking, { bookingId: requested.id });
  const { version } = await having(id, 'approved');
  return { event: await staff().call(publishEvent, { eventId: id, version }), booking };
}

describe('an event and the space that it asks for', () => {
  it('moves with its booking, tells everybody who comes once, and gives the space back when it is cancelled', async () => {
    const { event, booking } = await published(7);
    expect(event.place).toMatchObject({ bookingId: booking.id, spaceId });
    const guests = await Promise.all([1, 2, 3].map(() => house.as('booker').call(registerForEvent, { eventId: event.id })));
    const ids = guests.map(({ id }) => id).toSorted();

    await staff().call(moveBooking, { bookingId: booking.id, version: booking.version, start: on(8, 13), end: on(8, 15) });
    await eventually('the event has moved', async () => (await show(event.id)).start === on(8, 13));
    await eventually('all have heard', async () => (await heard(registrationMoved, event.id)).length >= ids.length);

    const cancelled = await staff().call(cancelEvent, { eventId: event.id, reason: 'Föreläsaren är sjuk.' });
    expect(cancelled).toMatchObject({ state: 'cancelled', end: on(8, 15) });
    expect(await given(event.id, 'cancelled')).toMatchObject({ reason: 'Föreläsaren är sjuk.' });
    await eventually('all have heard', async () => (await heard(registrationCancelled, event.id)).length >= ids.length);
    expect((await heard(registrationCancelled, event.id)).toSorted()).toEqual(ids);
    expect((await heard(registrationMoved, event.id)).toSorted()).toEqual(ids);

    const others = await house.as('booker').call(requestBooking, { spaceId, start: on(8, 13), end: on(8, 15), title: 'Möte', people: 2 });
    expect(await staff().call(approveBooking, { bookingId: others.id })).toMatchObject({ state: 'approved' });
  });

  it('is told why it cannot have it, and books nothing', async () => {
    const { id } = await draft(500);
    expect(await having(id, 'refused')).toMatchObject({ state: 'draft', place: null, spaceRefusal: { code: 'booking.too-far-ahead' } });
    expect(await bookingsOf(id)).toEqual([]);
  });

  it('gives it back when it takes another booking, and keeps that one', async () => {
    const { event, booking } = await published(14);
    const request = { spaceId, start: on(15, 10), end: on(15, 12), title: 'Salen', people: 10 };
    const other = await house.as('booker').call(requestBooking, request);
    await staff().call(approveBooking, { bookingId: other.id });
    const moved = await eventually('events knows that it is approved', () =>
      staff().call(changeEvent, { eventId: event.id, version: event.version, bookingId: other.id, start: on(15, 10), end: on(15, 12) }),
    );
    expect(moved).toMatchObject({ spaceState: 'approved', place: { bookingId: other.id } });
    const back = await given(event.id, 'cancelled');
    expect(back.id).toBe(booking.id);
    expect(await show(event.id)).toMatchObject({ spaceState: 'approved', place: { bookingId: other.id }, version: moved.version });
  });

  it('gives it back when it goes online before it is decided on, or before booking has answered', async () => {
    const { id } = await draft(21);
    await given(id, 'requested');
    const { version } = await having(id, 'requested');
    await staff().call(changeEvent, { eventId: id, version, attendance: 'online', bookingId: null });
    await given(id, 'withdrawn');

    const hasty = await draft(22);
    const online = { attendance: 'online' as const, bookingId: null };
    const changed = await eventually('it is online', async () =>
      staff().call(changeEvent, { eventId: hasty.id, version: (await show(hasty.id)).version, ...online }),
    );
    await eventually('booking has heard so', () =>
      house.database('booking').maybeOne(sql`select from event_wishes where event_id = ${hasty.id} and version >= ${changed.version}`),
    );
    expect((await bookingsOf(hasty.id)).filter(({ state }) => state !== 'withdrawn')).toEqual([]);
    expect(await show(hasty.id)).toMatchObject({ spaceState: 'none', place: null });
  });
});
