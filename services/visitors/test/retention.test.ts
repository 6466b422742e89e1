import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { admitVisitor, bookingMoved, inviteGuest, listRemovals, registerWalkIn, seeOffVisitor, uninviteGuest } from '#contracts';
import { newId } from '#kernel';
import { raw, sql, sqlState, type Sql } from '#persistence';
import { eventually } from '#testing';
import { RetentionWorker } from '../src/retention/retention-worker.js';
import { booking, noon, openLobby, registration, tellBooking, tellRegistration, type Lobby } from './lobby.js';

let lobby: Lobby;
beforeAll(async () => {
  lobby = await openLobby({ settings: { VISIT_RETENTION_DAYS: '7' }, replicas: 2 });
});
afterAll(() => lobby.house.close());

const emptyAt = async (time: string) => {
  lobby.house.clock.set(time);
  await Promise.all(lobby.house.running.map(({ context }) => context.get(RetentionWorker).run()));
};
const removals = async (input: { after?: string; limit?: number } = {}) => lobby.house.as('staff').call(listRemovals, input);

/** What every column that is marked as personal data says of visits, or of passages. */
async function marked(table: 'visits' | 'passages', where: Sql): Promise<{ column: string; said: unknown[] }[]> {
  const columns = await lobby.tables.query<{ name: string }>(sql`
    select column_name as name from information_schema.columns
    where table_schema = 'visitors' and table_name = ${table}
      and col_description(('visitors.' || table_name)::regclass, ordinal_position) like 'personal data:%' order by 1`);
  const saying = (name: string) => lobby.tables.query<{ value: unknown }>(sql`
    select distinct to_jsonb(${raw(name)}) as value from ${raw(table)} where ${where} and ${raw(name)} is not null`);
  return Promise.all(columns.map(async ({ name }) => ({ column: name, said: (await saying(name)).map(({ value }) => value) })));
}

/** Every row that visitors has stored, as text. */
async function everything(): Promise<string[]> {
  const names = await lobby.tables.query<{ name: string }>(sql`
    select tablename as name from pg_tables where schemaname = 'visitors' and tablename not in ('migrations', 'bookings')`);
  const rowsOf = (name: string) => lobby.tables.query<{ row: string }>(sql`select ${name} || t::text as row from ${raw(name)} as t`);
  const rows = await Promise.all(names.map(({ name }) => rowsOf(name)));
  return rows.flat().map(({ row }) => row);
}

it('some days after a visit nothing says who it was, and a row proves it', async () => {
  const [desk, secret] = [lobby.house.as('reception'), 'Zaragoza'];
  const stranger = { siteId: lobby.siteId, name: secret, organisation: `${secret} AB`, hostId: newId(), errand: `Till ${secret}` };
  const walkIn = await desk.call(registerWalkIn, stranger);
  await desk.call(seeOffVisitor, { visitId: walkIn.id });
  const stayer = await desk.call(registerWalkIn, { siteId: lobby.siteId, name: 'Kvar' });
  const held = await tellBooking(lobby, booking(lobby.siteId, { title: `Lunch med ${secret}` }));
  const [came, uninvited] = [newId(), newId()];
  const guest = await desk.call(inviteGuest, { bookingId: held.bookingId, guestId: came, name: secret });
  await desk.call(admitVisitor, { visitId: guest.id });
  await desk.call(seeOffVisitor, { visitId: guest.id });
  const { id: cancelled } = await desk.call(inviteGuest, { bookingId: held.bookingId, guestId: uninvited, name: secret });
  await desk.call(uninviteGuest, { visitId: cancelled });
  const absent = registration(lobby.siteId);
  await tellRegistration(lobby, absent);
  const coming = registration(lobby.siteId, { event: { start: '2026-12-20T08:00:00Z', end: '2026-12-20T09:00:00Z' } });
  await tellRegistration(lobby, coming);

  await eventually('all is told', async () => (await lobby.tables.query(sql`select from outbox where published_at is null`)).length === 0);
  await emptyAt('2026-12-03T12:00:00Z');
  expect((await removals()).items).toEqual([]);
  // What she came to ended at three, so that is when the days begin.
  await emptyAt('2026-12-03T15:00:00Z');
  expect((await removals()).items).toMatchObject([{ visits: 1, endedBefore: '2026-11-26T15:00:00Z' }]);
  await emptyAt('2026-12-03T16:00:01Z');

  const { items } = await removals();
  expect(items).toMatchObject([
    { at: '2026-12-03T16:00:01Z', rule: '7 days after the visit', endedBefore: '2026-11-26T16:00:01Z' },
    { at: '2026-12-03T15:00:00Z', rule: '7 days after the visit' },
  ]);
  expect(items.reduce((sum, { visits }) => sum + visits, 0)).toBe(4);
  const stored = await everything();
  for (const trace of [secret, desk.id, came, uninvited, absent.attendeeId!, walkIn.hostId!]) {
    // The one who is still inside was let in by the same receptionist, and what she did stays in the audit log.
    const isHerWork = (row: string) => trace === desk.id && (row.startsWith('audit_log') || row.includes(stayer.id));
    const rows = stored.filter((row) => row.includes(trace) && !isHerWork(row) && !row.startsWith('idempotency'));
    expect({ trace, rows }).toEqual({ trace, rows: [] });
  }
  expect(stored.filter((row) => row.startsWith('idempotency') && row.includes(secret))).toEqual([]);
  const title = absent.event.title;
  const over = sql`select id from visits where emptied_at is not null`;
  expect(await marked('visits', sql`id in (${over})`)).toEqual([
    { column: 'host_id', said: [] },
    { column: 'title', said: expect.arrayContaining([title, { sv: 'Besök', en: 'Visit' }]) as unknown },
    { column: 'visitor_id', said: [] },
    { column: 'visitor_name', said: [] },
    { column: 'visitor_organisation', said: [] },
  ]);
  expect(await marked('passages', sql`visit_id in (${over})`)).toEqual([{ column: 'by', said: [] }]);
  const kept = await lobby.tables.query<{ id: string }>(sql`
    select id from visits where visitor_name is not null or visitor_id is not null order by id`);
  expect(new Set(kept.map(({ id }) => id))).toEqual(new Set([stayer.id, coming.registrationId]));
});

it('what is over and has been emptied is not filled again by what is told of its booking', async () => {
  lobby.house.clock.set(noon);
  const held = await tellBooking(lobby, booking(lobby.siteId, { title: 'Middag' }));
  const { id } = await lobby.house.as('staff').call(inviteGuest, { bookingId: held.bookingId, guestId: newId(), name: 'Anna Ek' });
  await emptyAt('2026-12-10T12:00:00Z');
  await tellBooking(lobby, { ...held, title: 'Middag med Zaragoza', version: 2 }, bookingMoved);
  expect(await lobby.tables.query(sql`select title, version from visits where id = ${id}`)).toEqual([{ title: { sv: 'Besök', en: 'Visit' }, version: 1 }]);
});

it('where there is nothing to remove, nothing is put on record', async () => {
  const before = (await removals()).items.length;
  await emptyAt('2026-12-04T12:00:00Z');
  expect((await removals()).items).toHaveLength(before);
});

it('what is on record can be paged through, and nobody can rewrite it', async () => {
  const all = (await removals()).items;
  const first = await removals({ limit: 1 });
  const rest = await removals({ limit: 1, after: first.next! });
  expect([...first.items, ...rest.items]).toEqual(all.slice(0, 2));
  for (const statement of [sql`delete from removals`, sql`update removals set visits = 1`, sql`truncate removals`]) {
    expect(sqlState(await lobby.tables.execute(statement).catch((error: unknown) => error))).toBe('42501');
  }
  expect((await removals()).items).toEqual(all);
  lobby.house.clock.set(noon);
});
