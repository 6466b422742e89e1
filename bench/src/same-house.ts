import type { Client } from 'pg';
import { footprintSince } from './footprint.js';

const notTheHouse = new Set(['outbox', 'idempotency', 'inbox', 'dead_letters', 'audit_log']);

/** Puts the house as it stands in one database into another, whose tables are the same. */
export async function buildSameHouse(from: Client, to: Client): Promise<void> {
  const rows = (await footprintSince(from, 0)).filter(({ table }) => !notTheHouse.has(table));
  await to.query('begin');
  await to.query('set local session_replication_role = replica; set local search_path = booking, extensions');
  for (const { table, columns, values } of rows) {
    const placed = columns.map(({ type }, index) => `$${index + 1}::${type}`);
    await to.query(`insert into ${table} (${columns.map(({ name }) => name).join()}) values (${placed.join()}) on conflict do nothing`, [...values]);
  }
  await to.query('commit');
}
