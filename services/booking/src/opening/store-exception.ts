import { sql, type Transaction } from '#persistence';
import type { OpeningException } from '../domain/opening-hours.js';
import type { Place } from './house-hours.js';

export async function storeException(tx: Transaction, { siteId, spaceId }: Place, { date, hours, note }: OpeningException): Promise<void> {
  const times = sql`${date}, ${hours?.opens ?? null}, ${hours?.closes ?? null}, ${JSON.stringify(note)}`;
  const anew = sql`do update set opens = excluded.opens, closes = excluded.closes, note = excluded.note`;
  await tx.execute(
    spaceId
      ? sql`insert into space_exceptions (space_id, date, opens, closes, note) values (${spaceId}, ${times}) on conflict (space_id, date) ${anew}`
      : sql`insert into opening_exceptions (site_id, date, opens, closes, note) values (${siteId}, ${times}) on conflict (site_id, date) ${anew}`,
  );
}

export async function removeException(tx: Transaction, { siteId, spaceId }: Place, date: string): Promise<void> {
  await tx.execute(
    spaceId
      ? sql`delete from space_exceptions where space_id = ${spaceId} and date = ${date}`
      : sql`delete from opening_exceptions where site_id = ${siteId} and date = ${date}`,
  );
}
