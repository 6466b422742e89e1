import { sql } from '#persistence';
import { wasOver, type Remover } from './remover.js';

/** Whom to reach on the day nobody needs to know when it is long past. */
export const removeContacts: Remover = {
  kind: 'contact',
  due: (before) => sql`
    select distinct cases.id from bookings join cases on cases.id = bookings.case_id where contact is not null and ${wasOver(before)}`,
  remove: ({ tx }, { id }) => tx.execute(sql`update bookings set contact = null where case_id = ${id} and contact is not null`),
};
