import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { admitVisitor, seeOffVisitor } from '#contracts';
import { newId } from '#kernel';
import { sql, sqlState, type Sql } from '#persistence';
import { transitions, type VisitState } from '../src/domain/visit-states.js';
import { openLobby, registration, tellRegistration, type Lobby } from './lobby.js';

let lobby: Lobby;
let visitId: string;
beforeAll(async () => {
  lobby = await openLobby();
});
afterAll(() => lobby.house.close());
beforeEach(async () => {
  const told = registration(lobby.siteId);
  visitId = told.registrationId;
  await tellRegistration(lobby, told);
});

/** Which constraint refuses the statements, alone in their transaction; undefined when none does. */
async function refusedBy(...statements: Sql[]): Promise<string | undefined> {
  try {
    await lobby.tables.transaction(async (tx) => {
      for (const statement of statements) await tx.execute(statement);
    });
    return undefined;
  } catch (error) {
    return `${sqlState(error)} ${(error as { constraint?: string }).constraint}`;
  }
}

const clock = (minute: number) => `2026-11-26T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00Z`;
const enter = (from: number, until: number | null, id = visitId) => sql`
  insert into entries (visit_id, came_in, went_out) values (${id}, ${clock(from)}, ${until === null ? null : clock(until)})`;
const moved = () => sql`update visits set expected_until = expected_until + interval '1 hour' where id = ${visitId}`;
const become = (state: VisitState) => sql`
  update visits set state = ${state}, inside_site_id = ${state === 'inside' ? newId() : null},
    arrived_at = ${['inside', 'left'].includes(state) ? clock(0) : null}, left_at = ${state === 'left' ? clock(1) : null},
    left_by = ${state === 'left' ? 'scan' : null}, cancelled_at = ${state === 'cancelled' ? clock(0) : null}
  where id = ${visitId}`;

it('who is expected on a day is found by an index among a hundred thousand visits', async () => {
  await lobby.tables.execute(sql`
    insert into visits (id, kind, state, title, site_id, site_name, address, time_zone, event_id, expected_from, expected_until)
    select gen_random_uuid(), kind, state, title, site_id, site_name, address, time_zone, event_id,
      expected_from + n * interval '10 minutes', expected_until + n * interval '10 minutes'
    from visits, generate_series(-50000, 50000) as n where id = ${visitId}`);
  await lobby.tables.execute(sql`analyze visits`);
  const plan = await lobby.tables.query<{ 'QUERY PLAN': [{ Plan: object }] }>(sql`
    explain (analyze, format json) select count(*) from visits
    where site_id = ${lobby.siteId} and state = 'expected'
      and tstzrange(expected_from, expected_until) && tstzrange('2026-11-26T00:00:00Z', '2026-11-27T00:00:00Z')`);
  const text = JSON.stringify(plan);
  expect(text).toContain('visits_site_time');
  expect(text).not.toContain('Seq Scan');
  const read = [...text.matchAll(/"Rows Removed by (?:Filter|Index Recheck)":(\d+)/g)].reduce((sum, [, rows]) => sum + Number(rows), 0);
  expect(read).toBeLessThan(500);
}, 60_000);

describe('what the database itself refuses', () => {
  it('has the same table of transitions as the code', async () => {
    const rows = await lobby.tables.query(sql`select change, from_state as "from", to_state as "to" from visit_transitions`);
    expect(new Set(rows)).toEqual(new Set(transitions));
    expect(rows).toHaveLength(transitions.length);
  });

  it('any change of state that is not in the table', async () => {
    const desk = lobby.house.as('reception');
    for (const come of [admitVisitor, seeOffVisitor]) {
      await desk.call(come, { visitId });
      for (const to of ['expected', 'cancelled'] as const) expect(await refusedBy(become(to))).toBe('23514 visit_transitions');
      expect(await refusedBy(moved())).toBeUndefined();
    }
  });

  it('a visit that was called off and is moved, and one that begins where none may', async () => {
    await lobby.tables.execute(become('cancelled'));
    expect(await refusedBy(moved())).toBe('23514 visit_transitions');
    const begin = sql`
      insert into visits (id, kind, state, title, site_id, site_name, address, time_zone, event_id, expected_from, expected_until, cancelled_at)
      select ${newId()}, kind, state, title, site_id, site_name, address, time_zone, event_id, expected_from, expected_until, now()
      from visits where id = ${visitId}`;
    expect(await refusedBy(begin)).toBe('23514 visit_transitions');
  });

  it('anybody who is inside twice at any instant, and never two times that only meet', async () => {
    const minute = fc.integer({ min: 0, max: 1200 });
    await fc.assert(
      fc.asyncProperty(minute, fc.integer({ min: 1, max: 120 }), async (from, length) => {
        const overlaps = from < 660 && from + length > 600;
        expect(await refusedBy(sql`delete from entries where visit_id = ${visitId}`, enter(600, 660), enter(from, from + length))).toBe(
          overlaps ? '23P01 entries_never_twice' : undefined,
        );
      }),
      { numRuns: 40, examples: [[540, 60], [660, 30], [659, 1], [541, 60], [610, 10]] },
    );
    expect(await refusedBy(sql`delete from entries where visit_id = ${visitId}`, enter(600, null), enter(700, 710))).toBe('23P01 entries_never_twice');
    expect(await refusedBy(enter(700, 690))).toMatch(/entries_out_after_in|22000/);
  });

  it('a visit that is inside without an entry, and an entry without an end of a visit that is not inside', async () => {
    expect(await refusedBy(become('inside'))).toBe('23514 visit_is_where_its_entries_say');
    expect(await refusedBy(enter(600, null))).toBe('23514 visit_is_where_its_entries_say');
    expect(await refusedBy(become('inside'), enter(600, null))).toBeUndefined();
    expect(await refusedBy(sql`delete from entries where visit_id = ${visitId}`)).toBe('23514 visit_is_where_its_entries_say');
    expect(await refusedBy(become('left'))).toBe('23514 visit_is_where_its_entries_say');
    expect(await refusedBy(become('left'), sql`update entries set went_out = ${clock(610)} where visit_id = ${visitId}`)).toBeUndefined();
  });

  it('the same nonce twice, a guest named twice for one booking, times that say something else than the state', async () => {
    const nonce = newId();
    const scan = sql`insert into passages (visit_id, direction, at, how, nonce) values (${visitId}, 'in', now(), 'scan', ${nonce})`;
    expect(await refusedBy(scan, scan)).toBe('23505 passages_scanned_once');
    expect(await refusedBy(sql`update visits set left_at = now() where id = ${visitId}`)).toBe('23514 visits_left');
    expect(await refusedBy(sql`update visits set arrived_at = now() where id = ${visitId}`)).toBe('23514 visits_arrived');
    expect(await refusedBy(sql`update visits set cancelled_at = now() where id = ${visitId}`)).toBe('23514 visits_cancelled');
    const [bookingId, guestId] = [newId(), newId()];
    const guest = () => sql`
      insert into visits (
        id, kind, state, title, visitor_id, site_id, site_name, address, time_zone, booking_id, booking_version, expected_from, expected_until
      )
      select ${newId()}, 'guest', 'expected', title, ${guestId}, site_id, site_name, address, time_zone, ${bookingId}, 1,
        expected_from, expected_until
      from visits where id = ${visitId}`;
    expect(await refusedBy(guest(), guest())).toBe('23505 visits_one_guest_once');
  });
});
