import type { Client } from 'pg';
import { rowOf, valueOf, type Column, type TableRow } from './footprint.js';
import type { Slot } from './house.js';
import type { Writing } from './floor.js';

// What tells of a booking but is no part of it.
const notStored = new Set(['outbox', 'idempotency', 'inbox', 'audit_log']);

/** Stores bookings like the one whose rows these are, at other times, without asking anybody. @returns their ids, in the order of the slots */
export async function storeLike(client: Client, like: readonly TableRow[], slots: readonly Slot[]): Promise<Writing[]> {
  const { rows } = await client.query<{ id: string }>('select uuidv7()::text as id from generate_series(1, $1)', [slots.length]);
  const writings = slots.map((slot, index) => ({ slot, bookingId: rows[index]!.id }));
  await copy(client, like, `select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::timestamptz[])`, [
    writings.map(({ bookingId }) => bookingId), slots.map(({ id }) => id), slots.map(({ cellId }) => cellId),
    slots.map(({ start }) => start), slots.map(({ end }) => end),
  ]);
  return writings;
}

/** Stores so many bookings that are over, from some days ago back, half an hour each, in all spaces alike. */
export function storePast(client: Client, like: readonly TableRow[], count: number, daysAgo = 1): Promise<void> {
  return copy(client, like, `
    select uuidv7(), space.id, cell.id, time.start, time.start + interval '30 minutes'
    from (select space_id as id, row_number() over (order by space_id) - 1 as number, count(*) over () as spaces
          from space_cells group by space_id) as space
    join lateral (select cell_id as id from space_cells where space_id = space.id limit 1) as cell on true
    cross join generate_series(0, $1 / space.spaces) as nth
    cross join lateral (
      select date_trunc('day', now(), 'UTC') - make_interval(days => $2 + (nth / 26)::int) + make_interval(mins => 360 + 30 * (nth % 26)::int) as start
    ) as time
    where nth * space.spaces + space.number < $1`, [count, daysAgo]);
}

async function copy(client: Client, like: readonly TableRow[], slots: string, values: unknown[]): Promise<void> {
  const bookingId = valueOf(rowOf(like, 'bookings'), 'id')!;
  await client.query('begin');
  // Triggers rest: what is stored is as the product has left one like it. What the constraints say, holds all the same.
  await client.query('set local session_replication_role = replica; set local search_path = booking, extensions');
  await client.query(`create temporary table slots (booking_id uuid, space_id uuid, cell_id uuid, starts_at timestamptz, ends_at timestamptz,
    case_number text default diary_number(now(), 'UTC')) on commit drop`);
  await client.query(`insert into slots (booking_id, space_id, cell_id, starts_at, ends_at) ${slots}`, values);
  for (const row of like.filter(({ table }) => !notStored.has(table))) {
    const expressions = row.columns.map((column, index) => expressionOf(column, row.values[index] ?? null, bookingId));
    await client.query(`insert into ${row.table} (${row.columns.map(({ name }) => name).join()}) select ${expressions.join()} from slots`);
  }
  await client.query('commit');
  await client.query('analyze');
}

function expressionOf({ name, type }: Column, value: string | null, bookingId: string): string {
  if (value === null) return 'null';
  if (value === bookingId) return 'booking_id';
  if (name === 'case_number' || name === 'number') return 'case_number';
  if (name === 'id') return 'uuidv7()';
  if (['space_id', 'cell_id', 'starts_at', 'ends_at'].includes(name)) return name;
  if (type === 'tstzrange') return 'tstzrange(starts_at, ends_at)';
  return `'${value.replaceAll("'", "''")}'::${type}`;
}
