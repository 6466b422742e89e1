import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { approveBooking, listBookings, type RawInputOf } from '#contracts';
import { newId } from '#kernel';
import { raw, sql, type Database } from '#persistence';
import { openHall, refusal, type Hall } from './hall.js';

let hall: Hall;
let tables: Database;
beforeAll(async () => {
  hall = await openHall();
  tables = hall.house.database('booking');
});
afterAll(() => hall.house.close());
beforeEach(() =>
  tables.transaction(async (tx) => {
    for (const rows of ['booking_history', 'allocations', 'bookings']) await tx.execute(sql`delete from ${raw(rows)}`);
  }),
);

interface Given {
  title: string;
  start?: string;
  end?: string;
  priority?: number;
  requestedAt?: string;
  applicantId?: string;
  organisationId?: string;
  seriesId?: string;
}

/** A request, besides which nothing is stored. */
async function waiting(given: Given): Promise<string> {
  const { start = '2026-11-26T09:00:00Z', end = '2026-11-26T10:00:00Z', seriesId = null } = given;
  const { id } = await tables.one<{ id: string }>(sql`
    insert into bookings
      (id, state, space_id, starts_at, ends_at, title, people, equipment, applicant_id, organisation_id, priority, requested_at, series_id, recurrence_id)
    values
      (${newId()}, 'requested', ${hall.space.room}, ${start}, ${end}, ${given.title}, 2, '{}', ${given.applicantId ?? null},
       ${given.organisationId ?? null}, ${given.priority ?? 0}, ${given.requestedAt ?? '2026-11-20T10:00:00Z'}, ${seriesId},
       case when ${seriesId}::uuid is not null then '2026-11-26T10:00'::timestamp end)
    returning id`);
  return id;
}

async function titles(wanted: RawInputOf<typeof listBookings>, who = hall.house.as('staff')): Promise<string[]> {
  const found: string[] = [];
  let after: string | undefined;
  do {
    const { items, next } = await who.call(listBookings, { ...wanted, ...(after && { after }) });
    found.push(...items.map(({ title }) => title));
    after = next ?? undefined;
  } while (after);
  return found;
}

describe('what waits, by priority', () => {
  it('has the highest first and of those whoever asked first, page by page', async () => {
    await waiting({ title: 'third', requestedAt: '2026-11-20T08:00:00.000001Z' });
    await waiting({ title: 'fourth', requestedAt: '2026-11-20T08:00:00.000002Z' });
    await waiting({ title: 'second', priority: 5, requestedAt: '2026-11-20T09:00:00Z' });
    await waiting({ title: 'first', priority: 9, requestedAt: '2026-11-20T10:00:00Z' });
    for (const limit of [1, 2, 3, 50]) expect(await titles({ sort: 'priority', limit })).toEqual(['first', 'second', 'third', 'fourth']);
  });

  it('is only what is asked for, if nothing else is said', async () => {
    const id = await waiting({ title: 'decided' });
    await waiting({ title: 'undecided' });
    await hall.house.as('staff').call(approveBooking, { bookingId: id });
    expect(await titles({ sort: 'priority' })).toEqual(['undecided']);
    expect(await titles({ sort: 'priority', state: 'approved' })).toEqual(['decided']);
  });

  it('refuses the position of another order', async () => {
    for (const [title, start] of [['one', '2026-11-26T09:00:00Z'], ['two', '2026-11-26T09:30:00Z']] as const) await waiting({ title, start });
    const { next } = await hall.house.as('staff').call(listBookings, { limit: 1 });
    expect(next).not.toBeNull();
    expect(await refusal(titles({ sort: 'priority', after: next! }))).toMatchObject({ code: 'input.invalid', fields: [{ field: 'after' }] });
  });
});

describe('a list of bookings', () => {
  it('is of an organisation or a series where that is asked for, and never of others for a booker', async () => {
    const anna = hall.house.as('booker');
    const [organisationId, seriesId] = [newId(), newId()];
    await tables.execute(sql`
      insert into series (id, rrule, starts, minutes, time_zone, exdates, requested_at)
      values (${seriesId}, 'FREQ=WEEKLY', '2026-11-26T10:00', 60, 'Europe/Stockholm', '{}', now())`);
    await waiting({ title: 'theirs', organisationId });
    await waiting({ title: 'hers for them', organisationId, applicantId: anna.id, seriesId });
    await waiting({ title: 'hers', applicantId: anna.id });
    expect((await titles({ organisationId })).toSorted()).toEqual(['hers for them', 'theirs']);
    expect(await titles({ seriesId })).toEqual(['hers for them']);
    expect(await titles({ organisationId }, anna)).toEqual(['hers for them']);
    expect(await titles({ seriesId }, hall.house.as('booker'))).toEqual([]);
  });

  it('has from a time on what is not over by then, however long it has lasted', async () => {
    await waiting({ title: 'since last week', start: '2026-11-17T09:00:00Z', end: '2026-11-26T09:00:00.000001Z' });
    await waiting({ title: 'a whole day', start: '2026-11-25T09:30:00Z', end: '2026-11-26T09:30:00Z' });
    await waiting({ title: 'over', start: '2026-11-26T08:00:00Z', end: '2026-11-26T09:00:00Z' });
    await waiting({ title: 'long over', start: '2026-11-01T08:00:00Z', end: '2026-11-20T09:00:00Z' });
    expect(await titles({ from: '2026-11-26T09:00:00Z' })).toEqual(['since last week', 'a whole day']);
    expect(await titles({ from: '2026-11-26T09:00:00Z', to: '2026-11-20T00:00:00Z' })).toEqual(['since last week']);
  });

  it('takes times with whatever offset, also in where a page begins', async () => {
    const id = await waiting({ title: 'in the morning' });
    expect(await titles({ from: '2026-11-27T08:30:00+23:00', to: '2026-11-25T10:30:00-23:30' })).toEqual(['in the morning']);
    const after = Buffer.from(`2026-11-27T07:59:00+23:00 ${id}`).toString('base64url');
    expect(await titles({ after })).toEqual(['in the morning']);
  });
});
