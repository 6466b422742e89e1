import { sql, type Sql, type Transaction } from '#persistence';
import type { OpeningException } from '../domain/opening-hours.js';
import type { Place } from './house-hours.js';

/** The caller has locked the site and the space. */
export async function storeException(tx: Transaction, place: Place, { date, hours, note }: OpeningException): Promise<void> {
  const { table, column, id } = whose(place);
  await tx.execute(sql`
    insert into ${table} (${column}, date, opens, closes, note)
    values (${id}, ${date}, ${hours?.opens ?? null}, ${hours?.closes ?? null}, ${JSON.stringify(note)})
    on conflict (${column}, date) do update set opens = excluded.opens, closes = excluded.closes, note = excluded.note`);
}

export async function removeException(tx: Transaction, place: Place, date: string): Promise<void> {
  const { table, column, id } = whose(place);
  await tx.execute(sql`delete from ${table} where ${column} = ${id} and date = ${date}`);
}

const whose = ({ siteId, spaceId }: Place): { table: Sql; column: Sql; id: string } =>
  spaceId
    ? { table: sql`space_exceptions`, column: sql`space_id`, id: spaceId }
    : { table: sql`opening_exceptions`, column: sql`site_id`, id: siteId };
