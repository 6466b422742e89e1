import { sql, type Transaction } from '#persistence';
import type { Message } from './message.js';

/** Somebody who has asked for a kind of message, and by which clocks her days go. */
export interface Asker {
  personId: string;
  timeZone: string;
}

/**
 * Everybody who has asked for messages of a category by mail, but for those who have been told this already. None of them is erased
 * before this transaction ends.
 * @param timeZone of those who have not said otherwise
 */
export const whoeverAsked = (tx: Transaction, { name, category }: Message, about: string, timeZone: string): Promise<Asker[]> =>
  tx.query<Asker>(sql`
    select p.id as "personId", coalesce(q.time_zone, ${timeZone}) as "timeZone"
    from preferences w join people p on p.id = w.person_id left join quiet_hours q on q.person_id = w.person_id
    where w.category = ${category} and w.channel = 'email' and w.choice <> 'off'
      and not exists (
        select from deliveries d where d.kind = ${name} and d.about = ${about} and d.person_id = w.person_id and d.channel = w.channel and d.state <> 'suppressed')
    order by p.id
    for key share of p`);
