import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Slot } from './house.js';
import { rowOf, valueOf, type Column, type TableRow } from './footprint.js';

/** One writing of the rows: which booking, and when and where. */
export interface Writing {
  bookingId: string;
  slot: Slot;
}

type Value = (writing: Writing, fresh: readonly string[]) => string | null;

interface Statement {
  text: string;
  values: Value[];
}

/**
 * Writes the same rows as a command of ours has left, by nothing but SQL over a pool: with other ids, times and spaces, and the
 * same texts otherwise.
 */
export class Floor {
  private readonly ids: string[];
  private readonly bookingId: string;
  private readonly whole: Statement;
  private readonly halves: [Statement, Statement];

  /** @param before the booking as it was, where the command changed one */
  constructor(private readonly pool: pg.Pool, footprint: readonly TableRow[], before?: TableRow) {
    // A trigger writes the case, whoever stores the booking.
    const ours = footprint.filter(({ table }) => table !== 'cases');
    this.bookingId = valueOf(rowOf(footprint, 'bookings'), 'id')!;
    this.ids = [...new Set(footprint.flatMap((row) => [valueOf(row, 'id'), valueOf(row, 'key')]))].filter((id) => id !== null && id !== this.bookingId) as string[];
    const rows = ours.map((row) => (values: Value[]) => (before && row.table === 'bookings' ? this.update(row, before, values) : this.insert(row, values)));
    this.whole = statementOf(rows);
    const middle = Math.ceil(rows.length / 2);
    this.halves = [statementOf(rows.slice(0, middle)), statementOf(rows.slice(middle))];
  }

  /** All rows in one statement. @param name of the prepared statement, where it is to be one */
  async atOnce(writing: Writing, name?: string): Promise<void> {
    const fresh = this.ids.map(() => randomUUID());
    await this.pool.query({ name, text: this.whole.text, values: this.whole.values.map((value) => value(writing, fresh)) });
  }

  /** In four round trips. */
  async inSteps(writing: Writing): Promise<void> {
    const fresh = this.ids.map(() => randomUUID());
    const client = await this.pool.connect();
    await client.query('begin');
    for (const { text, values } of this.halves) await client.query(text, values.map((value) => value(writing, fresh)));
    await client.query('commit');
    client.release();
  }

  private insert(row: TableRow, values: Value[]): string {
    const placed = row.columns.map((column, index) => place(values, column, this.valueOf(column, row.values[index] ?? null)));
    return `insert into ${row.table} (${row.columns.map(({ name }) => name).join()}) values (${placed.join()})`;
  }

  private update(row: TableRow, before: TableRow, values: Value[]): string {
    const changed = row.columns.map((column, index) => ({ column, value: row.values[index] ?? null })).filter(({ value }, index) => value !== before.values[index]);
    const set = changed.map(({ column, value }) => `${column.name} = ${place(values, column, this.valueOf(column, value))}`);
    return `update bookings set ${set.join()} where id = ${place(values, { name: 'id', type: 'uuid' }, ({ bookingId }) => bookingId)}`;
  }

  private valueOf({ name, type }: Column, value: string | null): Value {
    if (value === null) return () => null;
    if (name === 'space_id') return ({ slot }) => slot.id;
    if (name === 'cell_id') return ({ slot }) => slot.cellId;
    if (name === 'starts_at') return ({ slot }) => slot.start;
    if (name === 'ends_at') return ({ slot }) => slot.end;
    if (type === 'tstzrange') return ({ slot }) => `[${slot.start},${slot.end})`;
    return this.renewed(value);
  }

  private renewed(value: string): Value {
    const replaced = this.ids.filter((id) => value.includes(id));
    if (replaced.length === 0 && !value.includes(this.bookingId)) return () => value;
    return ({ bookingId }, fresh) =>
      replaced.reduce((text, id) => text.replaceAll(id, fresh[this.ids.indexOf(id)]!), value.replaceAll(this.bookingId, bookingId));
  }
}

function place(values: Value[], { type }: Column, value: Value): string {
  values.push(value);
  return `$${values.length}::${type}`;
}

function statementOf(rows: ((values: Value[]) => string)[]): Statement {
  const values: Value[] = [];
  const parts = rows.map((write) => write(values));
  const last = parts.pop();
  return { text: `${parts.length > 0 ? `with ${parts.map((part, index) => `part${index} as (${part})`).join(', ')} ` : ''}${last}`, values };
}
