import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { approveBooking, auditLogs, explainDecisions, getBooking, listBookings, requestBooking } from '#contracts';
import { openHall, type Hall } from './hall.js';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.house.close());

const request = () => ({ spaceId: hall.space.hall, start: '2026-11-26T13:00', end: '2026-11-26T15:00', title: 'Möte', people: 10 });
const log = (input: object) => hall.house.as('admin').call(auditLogs.booking, input);

test('who changed what, and who of the house read whose personal data, can be told by an administrator', async () => {
  const [anna, staff, reception] = [hall.house.as('booker'), hall.house.as('staff'), hall.house.as('reception')];
  const booking = await anna.call(requestBooking, request());
  await anna.call(getBooking, { bookingId: booking.id });
  await staff.call(getBooking, { bookingId: booking.id });
  await reception.call(listBookings, {});
  await staff.call(approveBooking, { bookingId: booking.id });
  await staff.call(explainDecisions, { bookingId: booking.id });

  const changes = await log({ aboutId: booking.id, kind: 'change' });
  expect(changes.items.map(({ actorId, message }) => [actorId, message])).toEqual([
    [staff.id, 'booking.bookings.approve'],
    [anna.id, 'booking.bookings.request'],
  ]);
  // Her own reading is nobody's matter.
  const reads = await log({ aboutId: anna.id, kind: 'read' });
  expect(reads.items.map(({ actorId, message, roles }) => [actorId, message, roles])).toEqual([
    [staff.id, 'booking.decisions.explain', ['staff']],
    [reception.id, 'booking.bookings.list', ['reception']],
    [staff.id, 'booking.bookings.get', ['staff']],
  ]);
});

test('it is read page by page, by who did it, when and what; and by nobody but an administrator', async () => {
  const staff = hall.house.as('staff');
  const anna = hall.house.as('booker');
  const ids: string[] = [];
  for (let hour = 8; hour < 11; hour++) {
    const { id } = await anna.call(requestBooking, { ...request(), start: `2026-11-27T0${hour}:00`.replace('010', '10'), end: `2026-11-27T${hour + 1 < 10 ? '0' : ''}${hour + 1}:00` });
    ids.push(id);
    await staff.call(approveBooking, { bookingId: id });
  }
  const mine = { actorId: staff.id, message: 'booking.bookings.approve', limit: 2 };
  const first = await log(mine);
  const second = await log({ ...mine, after: first.next! });
  expect([...first.items, ...second.items].map(({ about }) => about[0])).toEqual(ids.toReversed());
  expect(second.next).toBeNull();
  const now = hall.house.clock.now().toString();
  expect((await log({ ...mine, to: now })).items).toEqual([]);
  expect((await log({ ...mine, from: now })).items).toHaveLength(2);
  await expect(log({ after: 'x' })).rejects.toMatchObject({ code: 'input.invalid' });
  await expect(staff.call(auditLogs.booking, {})).rejects.toMatchObject({ code: 'actor.not-permitted' });
});
