import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import {
  approveBooking, bookingMoved, cancelBooking, getBooking, requestBooking, swapBookings,
  type BookingView, type RawInputOf,
} from '#contracts';
import type { DomainError } from '#kernel';
import { sql } from '#persistence';
import { eventually } from '#testing';
import { refusal } from './hall.js';
import { openWorkshop, type Workshop } from './workshop.js';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop({ replicas: 2 });
});
afterAll(() => workshop.house.close());

const staff = () => workshop.house.as('staff');
const anybody = () => workshop.house.as('booker');
type Person = ReturnType<typeof anybody>;

// Each test has a day of its own.
let day = 0;
const nextDay = () => {
  const date = Temporal.PlainDate.from('2027-01-11').add({ days: day++ });
  return (time: string) => `${date.toString()}T${time}`;
};

const patient = { timeoutMs: 60_000 };

async function given(person: Person, space: string, start: string, end: string, more: Partial<RawInputOf<typeof requestBooking>> = {}): Promise<BookingView> {
  const { id } = await person.call(requestBooking, { spaceId: workshop.space[space]!, start, end, title: 'Klimatdialog', people: 8, ...more }, patient);
  return staff().call(approveBooking, { bookingId: id }, patient);
}
const shown = (bookingId: string) => staff().call(getBooking, { bookingId }, patient);
const swap = (one: BookingView, other: BookingView) =>
  staff().call(swapBookings, { bookingId: one.id, version: one.version, otherBookingId: other.id, otherVersion: other.version }, patient);

describe('two bookings that change rooms', () => {
  it('each keep their time and people, and are furnished as the other room can be', async () => {
    const at = nextDay();
    const inHall = await given(anybody(), 'hall', at('10:00'), at('11:00'));
    const inBooth = await anybody().call(requestBooking, { spaceId: workshop.space['booth-0']!, start: at('10:30'), end: at('12:00'), title: 'Möte', people: 4 });
    expect(inHall).toMatchObject({ layout: 'board', setupMinutes: 15 });
    const { booking, other } = await swap(inHall, inBooth);
    expect(booking).toMatchObject({ spaceId: inBooth.spaceId, start: inHall.start, end: inHall.end, people: 8, layout: null, setupMinutes: 0, version: 3 });
    expect(other).toMatchObject({ spaceId: inHall.spaceId, start: inBooth.start, end: inBooth.end, layout: 'board', setupMinutes: 15, state: 'approved' });
    expect((await shown(booking.id)).history.at(-1)).toMatchObject({ change: 'move', spaceId: inBooth.spaceId });
    const told = await eventually('both are told', async () => {
      const facts = (await workshop.house.told(bookingMoved)).filter(({ subject }) => [booking.id, other.id].includes(subject));
      return facts.length === 2 && facts;
    });
    expect(new Map(told.map(({ subject, data }) => [subject, data.spaceId]))).toEqual(new Map([[booking.id, inBooth.spaceId], [other.id, inHall.spaceId]]));
  });

  it('may share floor, as the hall and a half of it, one after the other', async () => {
    const at = nextDay();
    const inHall = await given(anybody(), 'hall', at('10:00'), at('11:00'));
    const inWest = await given(anybody(), 'west', at('11:30'), at('12:30'));
    expect(await swap(inHall, inWest)).toMatchObject({ booking: { spaceId: workshop.space.west }, other: { spaceId: workshop.space.hall } });
  });

  it('are refused where either does not fit, is too many, or stands where somebody else is, and stay as they were', async () => {
    const at = nextDay();
    const large = await given(anybody(), 'hall', at('10:00'), at('11:00'), { people: 100 });
    const small = await given(anybody(), 'west', at('12:00'), at('13:00'));
    expect(await refusal(swap(large, small))).toMatchObject({ code: 'booking.too-many-people', params: { people: 100, capacity: 60 } });
    const few = await given(anybody(), 'hall', at('14:00'), at('15:00'));
    const third = await given(anybody(), 'east', at('12:30'), at('13:00'));
    expect(await refusal(swap(few, small))).toMatchObject({ code: 'booking.conflict', params: { standsInTheWay: [{ bookingId: third.id }] } });
    expect(await refusal(swap(few, large))).toMatchObject({ code: 'booking.same-space' });
    expect(await refusal(swap({ ...few, version: 1 }, small))).toMatchObject({ code: 'version.changed' });
    for (const before of [large, small, few, third]) {
      const { spaceId, version } = await shown(before.id);
      expect([spaceId, version]).toEqual([before.spaceId, before.version]);
    }
    const waiting = await anybody().call(requestBooking, { spaceId: workshop.space.east!, start: at('18:00'), end: at('19:00'), title: 'Möte', people: 2 });
    expect(await refusal(swap(small, waiting))).toMatchObject({ code: 'booking.illegal-transition', params: { change: 'swap' } });
  });

  it('swapped and cancelled at the same moment hold no floor twice, and none that they should not', async () => {
    for (let round = 0; round < 4; round++) {
      const at = nextDay();
      const anna = anybody();
      const one = await given(anna, 'west', at('10:00'), at('11:00'));
      const other = await given(anybody(), 'east', at('10:00'), at('11:00'));
      const settled = await Promise.allSettled([
        swap(one, other),
        swap(other, one),
        anna.call(cancelBooking, { bookingId: one.id, reason: 'Sjukdom' }, patient),
      ]);
      expect(settled[2].status).toBe('fulfilled');
      const refusals = settled.flatMap((two) => (two.status === 'rejected' ? [(two.reason as DomainError).code] : []));
      expect(refusals.filter((code) => !['version.changed', 'booking.illegal-transition'].includes(code))).toEqual([]);
      expect((await shown(one.id)).state).toBe('cancelled');
      const now = await shown(other.id);
      const held = await workshop.house.database('booking').query<{ spaceId: string }>(sql`
        select space_id as "spaceId" from allocations join space_cells using (cell_id) where booking_id in (${one.id}, ${other.id}) and space_id <> ${workshop.space.hall}`);
      expect(held).toEqual([{ spaceId: now.spaceId }]);
    }
  });
});
