import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { personErased, personForgotten, placeBlock, requestBooking, setHours } from '#contracts';
import { raw, sql, type Database } from '#persistence';
import { eventually } from '#testing';
import { openHall, thursday, wish, type Hall } from './hall.js';

let hall: Hall;
let tables: Database;
beforeAll(async () => {
  hall = await openHall();
  tables = hall.house.database('booking');
});
afterAll(() => hall.house.close());

const secret = 'Zaragoza';

/** Every row that booking has stored, as text, but for the word that somebody is forgotten. */
async function everything(): Promise<string[]> {
  const names = await tables.query<{ name: string }>(sql`
    select tablename as name from pg_tables where schemaname = 'booking' and tablename <> 'migrations'`);
  const rows = await Promise.all(names.map(({ name }) => tables.query<{ row: string }>(sql`select t::text as row from ${raw(name)} as t`)));
  return rows.flat().flatMap(({ row }) => (row.includes('person-forgotten') ? [] : row));
}

async function erase(personId: string): Promise<void> {
  await hall.house.tell(personErased, { aggregateId: personId, data: { personId } });
  await eventually(`${personId} is forgotten`, async () =>
    (await hall.house.told(personForgotten.booking)).some(({ subject }) => subject === personId),
  );
}

it('answers that named a person’s bookings are not kept when she is erased', async () => {
  const [anna, staff] = [hall.house.as('booker'), hall.house.as('staff')];
  const late = { start: thursday('16:00'), end: thursday('17:00'), title: secret };
  const { id } = await anna.call(requestBooking, wish(hall.space['hall-west'], late));
  const shorter = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '08:00', closes: '16:30' }));
  const changed = await staff.call(setHours, { siteId: hall.siteId, version: 1, weeklyHours: shorter });
  const reason = { sv: 'Golvet', en: 'The floor' };
  const placed = await staff.call(placeBlock, { spaceId: hall.space.hall, start: thursday('15:00'), end: thursday('17:00'), reason });
  for (const { bookingsHit } of [changed, placed]) expect(bookingsHit).toMatchObject([{ id, title: secret, applicantId: anna.id }]);
  expect((await everything()).filter((row) => row.includes(secret)).length).toBeGreaterThan(2);
  await erase(anna.id);
  expect((await everything()).filter((row) => row.includes(anna.id) || row.includes(secret))).toEqual([]);
});

it('maintenance stays when whoever placed it is erased, without her', async () => {
  const staff = hall.house.as('staff');
  const reason = { sv: 'Taket', en: 'The roof' };
  const { id } = await staff.call(placeBlock, { spaceId: hall.space.room, start: thursday('10:00'), end: thursday('11:00'), reason });
  await erase(staff.id);
  expect(await tables.one(sql`select created_by as "createdBy" from blocks where id = ${id}`)).toEqual({ createdBy: null });
  expect((await everything()).filter((row) => row.includes(staff.id))).toEqual([]);
});
