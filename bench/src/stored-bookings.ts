import type { Client } from 'pg';
import { rowOf, valueOf, type Column, type TableRow } from './footprint.js';
import type { Slot } from './house.js';
import type { Writing } from './floor.js';

// What is long over was asked for long ago.
const daysBefore: Record<string, number> = { received_at: 14, requested_at: 14, clock_started_at: 14, decided_at: 12 };

// What tells of a booking but is no part of it.
const notStored = new Set(['outbox', 'idempotency', 'inbox', 'audit_log']);

/** Stores bookings like the one whose rows these are, at other times, without asking anybody. @returns their ids, in the order of the slots */
export async function storeLike(client: Client, like: readonly TableRow[], slots: readonly Slot[]): Promise<Writing[]> {
  const { rows } = await client.query<{ id: string }>('select uuidv7()::text as id from generate_series(1, $1)', [slots.length]);
  const writings = slots.map((slot, index) => ({ slot, bookingId: rows[index]!.id }));
  await copy(client, like, `select *, null::uuid from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::timestamptz[])`, [
    writings.map(({ bookingId }) => bookingId), slots.map(({ id }) => id), slots.map(({ cellId }) => cellId),
    slots.map(({ start }) => start), slots.map(({ end }) => end),
  ]);
  return writings;
}

/** How many of the past a space has had each day. */
const aDay = 4;
export const organisationCount = 500;

/**
 * Stores so many bookings that are over, from some days ago back, half an hour each, in all spaces alike: in ten thousand of each
 * million words have been released, and most are of one of five hundred organisations, of which the first have had most.
 */
export async function storePast(client: Client, like: readonly TableRow[], count: number, daysAgo = 1): Promise<void> {
  await client.query(`
    insert into booking.organisations (id, name, kind, version)
    select ${organisationOf('number')}, 'Bolag ' || number || case when number % 100 = 0 then ' Sällsynt' else '' end, 'legal-entity', 1
    from generate_series(0, $1 - 1) as number on conflict do nothing`, [organisationCount]);
  await copy(client, like, `
    select uuidv7(), space.id, cell.id, time.start, time.start + interval '30 minutes',
      case when (nth * 31 + space.number) % 10 < 8 then ${organisationOf(`floor(${organisationCount} * power(((nth * 7919 + space.number * 104729) % 10007) / 10007.0, 2))::int`)} end
    from (select space_id as id, row_number() over (order by space_id) - 1 as number, count(*) over () as spaces
          from space_cells group by space_id) as space
    join lateral (select cell_id as id from space_cells where space_id = space.id limit 1) as cell on true
    cross join generate_series(0, $1 / space.spaces) as nth
    cross join lateral (
      select date_trunc('day', now(), 'UTC') - make_interval(days => $2 + (nth / ${aDay})::int)
        + make_interval(mins => 360 + 30 * ((nth % ${aDay}) * 6 + space.number % 6)::int) as start
    ) as time
    where nth * space.spaces + space.number < $1`, [count, daysAgo]);
  await releaseWords(client);
}

const organisationOf = (number: string): string => `lpad(to_hex(${number}), 32, '0')::uuid`;

/** Of a hundredth of the cases, with a word in all of them, one in a tenth and one in very few. */
async function releaseWords(client: Client): Promise<void> {
  await client.query(`
    insert into booking.released_texts (id, case_id, received_at, field, source_id, version, text, released_at)
    select uuidv7(), id, received_at, 'title', id, 1,
      'Marknadsdialog om hamnen' || case when hashtext(number) % 1000 < 100 then ' i vinter' else '' end || case when hashtext(number) % 100000 < 10 then ' Kvarnvingar' else '' end,
      received_at
    from booking.cases where abs(hashtext(number)) % 100 = 0
    on conflict do nothing`);
  await client.query('analyze booking.released_texts');
}

async function copy(client: Client, like: readonly TableRow[], slots: string, values: unknown[]): Promise<void> {
  const bookingId = valueOf(rowOf(like, 'bookings'), 'id')!;
  await client.query('begin');
  // Triggers rest: what is stored is as the product has left one like it. What the constraints say, holds all the same.
  await client.query('set local session_replication_role = replica; set local search_path = booking, extensions');
  await client.query(`create temporary table slots (booking_id uuid, space_id uuid, cell_id uuid, starts_at timestamptz, ends_at timestamptz,
    organisation_id uuid, case_number text default diary_number(now(), 'UTC')) on commit drop`);
  await client.query(`insert into slots (booking_id, space_id, cell_id, starts_at, ends_at, organisation_id) ${slots}`, values);
  for (const row of like.filter(({ table }) => !notStored.has(table))) {
    const expressions = row.columns.map((column, index) => expressionOf(column, row.values[index] ?? null, bookingId));
    await client.query(`insert into ${row.table} (${row.columns.map(({ name }) => name).join()}) select ${expressions.join()} from slots`);
  }
  await client.query('commit');
  await client.query('analyze');
}

function expressionOf({ name, type }: Column, value: string | null, bookingId: string): string {
  if (name === 'organisation_id') return name;
  if (value === null) return 'null';
  if (daysBefore[name] !== undefined) return `least('${value}'::timestamptz, starts_at - interval '${daysBefore[name]} days')`;
  if (value === bookingId) return 'booking_id';
  if (name === 'case_number' || name === 'number') return 'case_number';
  if (name === 'id') return 'uuidv7()';
  if (['space_id', 'cell_id', 'starts_at', 'ends_at'].includes(name)) return name;
  if (type === 'tstzrange') return 'tstzrange(starts_at, ends_at)';
  return `'${value.replaceAll("'", "''")}'::${type}`;
}
