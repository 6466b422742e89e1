import { sql, type Transaction } from '#persistence';

interface Told {
  eventId: string;
  version: number;
}

/**
 * Takes down that an event wants a space, or does so no longer, unless that or something newer is known already, or the event has
 * been cancelled. @returns whether it is to be followed
 */
export async function isNews(tx: Transaction, { eventId, version }: Told): Promise<boolean> {
  const taken = await tx.execute(sql`
    insert into event_wishes as known (event_id, version, is_cancelled) values (${eventId}, ${version}, false)
    on conflict (event_id) do update set version = excluded.version
    where known.version < excluded.version and not known.is_cancelled`);
  return taken === 1;
}

/** From now on the event wants nothing, also if its wish comes late. Who follows a wish of it right now comes first. */
export const endWishes = (tx: Transaction, { eventId, version }: Told): Promise<number> =>
  tx.execute(sql`
    insert into event_wishes as known (event_id, version, is_cancelled) values (${eventId}, ${version}, true)
    on conflict (event_id) do update set is_cancelled = true`);
