import { raw, sql } from '#persistence';
import { decisionsIn } from '../register/register-decisions.js';
import { wasOver, type Remover } from './remover.js';

// Each before what it belongs to.
const ofCase = ['attachments', 'thread_reads', 'messages', 'case_assignments', 'late_cases'];
const ofBooking = ['booking_changes', 'pool_claims', 'offers', 'allocations', 'booking_history'];

/** All of a case but its entry in the register, which keeps what was decided and tells of nobody. */
export const removeBookingCases: Remover = {
  kind: 'booking-case',
  due: (before) => sql`select cases.id from cases where removed_at is null and ${wasOver(before)}`,
  remove: async ({ tx, now }, { id }) => {
    const decisions = await decisionsIn(tx, id);
    await tx.execute(sql`
      update cases set decisions = ${JSON.stringify(decisions)}::jsonb, removed_at = ${now}, assigned_to = null, assigned_at = null
      where id = ${id}`);
    for (const table of ofCase) await tx.execute(sql`delete from ${raw(table)} where case_id = ${id}`);
    const bookings = sql`select id from bookings where case_id = ${id}`;
    for (const table of ofBooking) await tx.execute(sql`delete from ${raw(table)} where booking_id in (${bookings})`);
    // A series that was split is several, of one case.
    const series = await tx.query<{ id: string }>(sql`select distinct series_id as id from bookings where case_id = ${id} and series_id is not null`);
    const count = await tx.execute(sql`delete from bookings where case_id = ${id}`);
    await tx.execute(sql`delete from series where id = any (${series.map((one) => one.id)}::uuid[])`);
    return count;
  },
};
