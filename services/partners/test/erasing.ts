import { bookingRequested, personForgotten } from '#contracts';
import { raw, sql } from '#persistence';
import type { House } from '#testing';

/** The answer of a service to an erasure, as `house.tell` takes it. */
export const forgotten = (personId: string, ...purge: string[]) => ({ aggregateId: personId, data: { personId, purge } });

/** Every other service answers an erasure; `purge` are bookings whose earlier facts told of her. */
export async function everybodyForgot(house: House, personId: string, ...purge: string[]): Promise<void> {
  for (const [service, fact] of Object.entries(personForgotten)) {
    await house.tell(fact, service === 'booking' ? forgotten(personId, ...purge) : forgotten(personId));
  }
}

/** A fact about a booking, as `house.tell` takes it. */
export const bookingFact = (bookingId: string, said: { title: string; version: number; applicantId: string | null }) => ({
  aggregateId: bookingId,
  aggregateVersion: said.version,
  data: bookingRequested.data.parse({
    bookingId,
    state: 'requested',
    people: 4,
    siteId: bookingId,
    siteName: { sv: 'Parken', en: 'Parken' },
    address: 'Redaregatan 50, Helsingborg',
    spaceId: bookingId,
    spaceName: { sv: 'Salen', en: 'The Hall' },
    timeZone: 'Europe/Stockholm',
    start: '2027-11-26T12:00:00Z',
    end: '2027-11-26T14:00:00Z',
    organisationId: null,
    reason: null,
    ...said,
  }),
});

interface StoredRow {
  table: string;
  row: Record<string, unknown>;
}

async function everyRow(house: House): Promise<StoredRow[]> {
  const db = house.database('partners');
  const tables = await db.query<{ name: string }>(sql`
    select table_name as name from information_schema.tables where table_schema = 'partners'`);
  const rows = await Promise.all(
    tables.map(({ name }) => db.query<StoredRow>(sql`select ${name}::text as table, to_jsonb(stored) as row from ${raw(name)} as stored`)),
  );
  return rows.flat();
}

/** Every row of every table of partners, as text. */
export const everythingStored = async (house: House): Promise<string> => JSON.stringify(await everyRow(house));

/** The columns, as `table.column`, that hold one of these traces of somebody. */
export async function columnsHolding(house: House, traces: readonly string[]): Promise<string[]> {
  const held = (await everyRow(house)).flatMap(({ table, row }) =>
    Object.entries(row)
      .filter(([, value]) => traces.some((trace) => JSON.stringify(value).toLowerCase().includes(trace.toLowerCase())))
      .map(([column]) => `${table}.${column}`),
  );
  return [...new Set(held)].toSorted();
}

/** The columns, as `table.column`, that are marked as personal data. */
export const markedColumns = async (house: House): Promise<string[]> =>
  (
    await house.database('partners').query<{ name: string }>(sql`
      select format('%s.%s', attrelid::regclass::text, attname) as name from pg_attribute
      where attrelid in (select oid from pg_class where relnamespace = 'partners'::regnamespace and relkind = 'r')
        and col_description(attrelid, attnum) like 'personal data: %'`)
  ).map(({ name }) => name);

/** The people whom answers that were kept are about. */
export const peopleInAnswers = sql`select reply -> 'person' ->> 'id' as id from idempotency where reply ? 'person'`;
