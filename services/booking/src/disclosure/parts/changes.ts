import type { Instant } from '#kernel';
import { sql } from '#persistence';
import type { Part } from '../part.js';

interface ChangeRow {
  id: string;
  bookingId: string;
  state: string;
  askedBy: string | null;
  askedAt: Instant;
  decidedBy: string | null;
  decidedAt: Instant | null;
  reason: string | null;
}

/** What was asked to be changed once it was given. */
export const changesPart: Part = {
  name: 'changes',
  read: async ({ db, caseId, masking }) => {
    const changes = await db.query<ChangeRow>(sql`
      select change.id, change.booking_id as "bookingId", change.state, change.space_id as "spaceId", change.starts_at as "start",
        change.ends_at as "end", change.people, change.layout, change.pooled, change.service_ids as "serviceIds",
        change.asked_by as "askedBy", change.asked_at as "askedAt", change.decided_by as "decidedBy", change.decided_at as "decidedAt",
        change.reason, (select text from reasons where reasons.id = change.reason_id) as "listedReason"
      from booking_changes as change join bookings as booking on booking.id = change.booking_id
      where booking.case_id = ${caseId} order by change.asked_at, change.id`);
    return changes.map(({ askedBy, decidedBy, reason, ...change }) => ({
      ...change,
      askedBy: masking.who(askedBy),
      decidedBy: masking.who(decidedBy),
      reason: masking.whole(reason, 'words'),
    }));
  },
};
