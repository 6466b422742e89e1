import { Temporal } from 'temporal-polyfill';
import { sql, type Queryable } from '#persistence';
import type { Interval } from '../domain/interval.js';
import type { ApprovalRules } from '../domain/second-approval.js';

/** Rules as JSON, of `approval_rules`. */
export const approvalRulesAsJson = sql`jsonb_build_object(
  'version', approval_rules.version, 'peopleOver', people_over, 'outsideOpeningHours', outside_opening_hours, 'alcohol', alcohol
)`;

/** Those of `site` as they are now, as JSON; null where there are none. */
export const approvalRulesOfSite = sql`(
  select ${approvalRulesAsJson} from approval_rules where site_id = site.id and version = site.approval_rules_version
)`;

/** What tells whether a second person has to approve a booking. */
export interface ApprovalCircumstances {
  rules: ApprovalRules;
  /** When its space is open, around its time. */
  open: Interval[];
}

interface Row {
  id: string;
  rules: ApprovalRules;
  /** Seconds since 1970. */
  open: [number, number][];
}

/** Of each of these bookings whose site has such rules, by its id: for most nothing, and one trip however many they are. */
export async function approvalCircumstancesOf(
  db: Queryable,
  bookingIds: readonly string[],
): Promise<Map<string, ApprovalCircumstances>> {
  const rows = await db.query<Row>(sql`
    select booking.id, ${approvalRulesAsJson} as rules, (
      select coalesce(jsonb_agg(jsonb_build_array(extract(epoch from lower(during)), extract(epoch from upper(during)))), '[]')
      from open_windows
      where calendar_id = space.calendar_id and date between (booking.starts_at at time zone site.time_zone)::date - 1
        and (booking.ends_at at time zone site.time_zone)::date
    ) as open
    from bookings as booking
    join spaces as space on space.id = booking.space_id
    join sites as site on site.id = space.site_id
    join approval_rules on approval_rules.site_id = site.id and approval_rules.version = site.approval_rules_version
    where booking.id = any (${bookingIds}::uuid[])`);
  return new Map(rows.map(({ id, rules, open }) => [id, { rules, open: open.map(stretch) }]));
}

const stretch = ([start, end]: [number, number]): Interval => ({ start: instant(start), end: instant(end) });
const instant = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
