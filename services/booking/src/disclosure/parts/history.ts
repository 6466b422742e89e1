import type { Instant } from '#kernel';
import { sql } from '#persistence';
import { rulesAsJson } from '../../rules/find-rules.js';
import type { Part } from '../part.js';

interface HistoryRow {
  at: Instant;
  by: string | null;
  change: string;
  state: string;
  spaceId: string;
  rulesVersion: number | null;
  details: { reason?: string; [more: string]: unknown };
  sourceId: string;
  of: { bookingId: string; version: number; start: string; end: string }[];
}

/** Everything that was done, by whom and under which version of the rules; what was done to many at once as one. */
export const historyPart: Part = {
  name: 'history',
  read: async ({ db, caseId, masking }) => {
    const rows = await db.query<HistoryRow>(sql`
      select at, by, change, history.state, history.space_id as "spaceId", history.rules_version as "rulesVersion", details,
        min(booking_id::text) as "sourceId",
        jsonb_agg(jsonb_build_object('bookingId', booking_id, 'version', history.version, 'start', history.starts_at, 'end', history.ends_at)
          order by history.starts_at) as of
      from booking_history as history join bookings as booking on booking.id = booking_id
      where booking.case_id = ${caseId}
      group by at, by, change, history.state, history.space_id, history.rules_version, details
      order by at, min(history.version)`);
    return rows.map(({ details, sourceId, by, ...row }) => {
      const { reason = null, ...others } = details;
      const words = reason !== null && { reason: masking.words(reason, 'reason', sourceId) };
      return { ...row, by: masking.who(by), details: { ...others, ...words } };
    });
  },
};

/** The rules that those decisions refer to, as they were then. */
export const rulesPart: Part = {
  name: 'rules',
  read: ({ db, caseId }) =>
    db.query(sql`
      select rules.space_id as "spaceId", rules.version, rules.at, ${rulesAsJson} as rules
      from space_rules as rules
      where (rules.space_id, rules.version) in (
        select history.space_id, history.rules_version
        from booking_history as history join bookings as booking on booking.id = booking_id where booking.case_id = ${caseId}
      )
      order by rules.space_id, rules.version`),
};
