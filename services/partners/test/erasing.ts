import { bookingRequested } from '#contracts';
import { raw, sql } from '#persistence';
import type { House } from '#testing';

/** The answer of a service to an erasure, as `house.tell` takes it. */
export const forgotten = (personId: string, ...purge: string[]) => ({ aggregateId: personId, data: { personId, purge } });

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

/** Every row of every table of partners, as text. */
export async function everythingStored(house: House): Promise<string> {
  const db = house.database('partners');
  const tables = await db.query<{ name: string }>(sql`
    select table_name as name from information_schema.tables where table_schema = 'partners'`);
  const rows: string[] = [];
  for (const { name } of tables) {
    const found = await db.query<{ row: string }>(sql`select stored::text as row from ${raw(name)} as stored`);
    rows.push(...found.map(({ row }) => `${name} ${row}`));
  }
  return rows.join('\n');
}

/** The people whom answers that were kept are about. */
export const peopleInAnswers = sql`select reply -> 'person' ->> 'id' as id from idempotency where reply ? 'person'`;
