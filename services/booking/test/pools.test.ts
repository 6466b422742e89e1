import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { agreementTerminated, listPrivileges, requestBooking } from '#contracts';
import { sql } from '#persistence';
import { openHall, wish, type Hall } from './hall.js';
import { generous, partner, type Partner } from './partner.js';

let hall: Hall;
beforeAll(async () => {
  // Two replicas, so that nothing within one process can be what keeps count.
  hall = await openHall(2);
});
afterAll(() => hall.house.close());

const many = 50;
const patient = { timeoutMs: 60_000 };

/** An hour that nobody else has, for each of many. */
function hour(index: number) {
  const spaces = [hall.space.room, hall.space['hall-west'], hall.space['hall-east']];
  const [start, end] = [8, 9].map((first) => String((Math.floor(index / 3) % 9) + first).padStart(2, '0'));
  const date = `2026-12-${String(1 + Math.floor(index / 27)).padStart(2, '0')}`;
  return { spaceId: spaces[index % 3]!, times: { start: `${date}T${start}:00`, end: `${date}T${end}:00` } };
}

const askAtOnce = ({ member, organisationId }: Partner) =>
  Promise.all(
    Array.from({ length: many }, (_, index) => {
      const { spaceId, times } = hour(index);
      return member.call(requestBooking, wish(spaceId, { ...times, organisationId }), patient);
    }),
  );

it('of many who ask at once exactly as many are approved as there are hours, and the others wait for staff', async () => {
  const pool = 7;
  const company = await partner(hall, { privileges: { ...generous, hoursAMonth: pool } });
  const asked = await askAtOnce(company);
  expect(asked.filter(({ state }) => state === 'approved')).toHaveLength(pool);
  expect(asked.filter(({ state }) => state === 'requested')).toHaveLength(many - pool);
  const { organisationId, member } = company;
  const tables = hall.house.database('booking');
  expect(
    await tables.one(sql`select count(*) as floor from allocations join bookings on id = booking_id where organisation_id = ${organisationId}`),
  ).toEqual({ floor: pool });
  hall.house.clock.set('2026-12-01T06:00:00Z');
  expect((await member.call(listPrivileges, {})).privileges).toMatchObject([{ hoursUsed: pool }]);
  hall.house.clock.set('2026-11-20T10:00:00Z');
});

it('while an agreement is being terminated each who asks gets one or the other, and nobody waits in a circle', async () => {
  const company = await partner(hall, { privileges: { ...generous, hoursAMonth: null } });
  await hall.house.database('booking').transaction(async (tx) => {
    await tx.execute(sql`delete from booking_history`);
    await tx.execute(sql`delete from allocations`);
    await tx.execute(sql`delete from bookings`);
  });
  const [asked] = await Promise.all([askAtOnce(company), company.tell(agreementTerminated, 'terminated', 5)]);
  expect(asked.every(({ state, agreementId }) => (state === 'approved') === (agreementId !== null))).toBe(true);
  const { spaceId, times } = hour(many);
  const late = await company.member.call(requestBooking, wish(spaceId, { ...times, organisationId: company.organisationId }));
  expect(late).toMatchObject({ state: 'requested' });
});
