import type { Client } from 'pg';

export interface Column {
  name: string;
  /** As SQL writes it. */
  type: string;
}

export interface TableRow {
  table: string;
  columns: readonly Column[];
  /** As text, which Postgres makes values of again. */
  values: readonly (string | null)[];
}

// Written by the relay, and by whoever migrates.
const notOurs = ['migrations', 'outbox_stream'];
// When a fact is published it is no part of the command.
const leftOut: Record<string, string[]> = { outbox: ['published_at'] };

/** Where the next footprint begins. */
export async function mark(client: Client): Promise<number> {
  const { rows } = await client.query<{ xid: string }>('select pg_snapshot_xmax(pg_current_snapshot())::text as xid');
  return Number(rows[0]!.xid);
}

/** Every row of the service that has been written since the mark, whatever tables there are. */
export async function footprintSince(client: Client, since: number): Promise<TableRow[]> {
  const found: TableRow[] = [];
  for (const [table, columns] of await tablesOf(client)) {
    const { rows } = await client.query<{ values: (string | null)[] }>(
      `select array[${columns.map(({ name }) => `${name}::text`).join()}] as values from booking.${table} where xmin::text::bigint >= $1 order by ctid`, [since],
    );
    found.push(...rows.map(({ values }) => ({ table, columns, values })));
  }
  return found;
}

async function tablesOf(client: Client): Promise<Map<string, Column[]>> {
  const { rows } = await client.query<{ table: string; name: string; type: string }>(`
    select relname as table, quote_ident(attname) as name, format_type(atttypid, atttypmod) as type
    from pg_class join pg_attribute on attrelid = pg_class.oid
    where relnamespace = 'booking'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped
      and attidentity = '' and attgenerated = '' and relname <> all ($1)
    order by relname <> 'bookings', relname, attnum`, [notOurs]);
  const tables = new Map<string, Column[]>();
  for (const { table, name, type } of rows) {
    if (leftOut[table]?.includes(name)) continue;
    tables.set(table, [...(tables.get(table) ?? []), { name, type }]);
  }
  return tables;
}

export const valueOf = (row: TableRow, column: string): string | null => row.values[row.columns.findIndex(({ name }) => name === column)] ?? null;

export function rowOf(rows: readonly TableRow[], table: string): TableRow {
  const row = rows.find((one) => one.table === table);
  if (!row) throw new Error(`nothing was written into ${table}`);
  return row;
}
