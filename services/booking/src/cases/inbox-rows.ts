import { Temporal } from 'temporal-polyfill';
import type { InboxItem, InputOf, listInbox } from '#contracts';
import type { Instant } from '#kernel';
import { empty, sql, type Sql } from '#persistence';
import { isNow, standInColumn } from './case-handling.js';
import { afterCursor, inboxKeys } from './inbox-orders.js';

type Input = InputOf<typeof listInbox>;
type Filters = Pick<Input, 'siteId' | 'spaceId' | 'organisationId' | 'from' | 'to' | 'text'>;
type Times = 'start' | 'end' | 'receivedAt' | 'dueAt' | 'assignedAt';

export interface InboxRow extends Omit<InboxItem, Times> {
  key: string;
  start: Instant;
  end: Instant;
  receivedAt: Instant;
  dueAt: Instant | null;
  assignedAt: Instant | null;
}

export interface Asked {
  input: Input;
  /** Who asks. */
  staffId: string;
  now: Instant;
}

/** A page of the inbox, and how many there are of each kind; one row with nothing but those where the page is empty. */
export const inboxRows = ({ input, staffId, now }: Asked): Sql => sql`
  with mine as (
    select ${staffId}::uuid as staff_id
    union all select staff_id from absences as away where stand_in_id = ${staffId} and ${isNow(sql`away`, now)}
  ),
  open as (${openCases(input, now)}),
  counts as (
    select count(*)::integer as "all", count(*) filter (where assigned_to in (select staff_id from mine))::integer as mine,
      count(*) filter (where assigned_to is null)::integer as unassigned, count(*) filter (where is_late)::integer as late,
      count(*) filter (where waits_for = 'applicant')::integer as "waitingForApplicant"
    from open
  ),
  page as (
    select * from (select *, ${inboxKeys[input.sort]} as key from open) as open
    where true ${tab(input)} ${afterCursor(input.after)}
    order by key, id limit ${input.limit + 1}
  )
  select counts.*, shown.* from counts left join (select ${shownColumns(staffId, now)}) as shown on true
  order by shown.position`;

const given = <T>(value: T | undefined, condition: (value: T) => Sql): Sql => (value === undefined ? empty : sql`and ${condition(value)}`);

/** What waits for a decision, each with the first booking of it that does, or the first change. */
export const openCases = (input: Filters, now: Instant): Sql => sql`
  select item.id, item.number, item.kind, item.site_id, item.organisation_id, item.waits_for, item.assigned_to, item.assigned_at,
    item.version, item.received_at, item.occurrences, organisation.name as organisation_name, site.time_zone, wish.*,
    due.at as due_at, coalesce(due.at < ${now}, false) as is_late
  from (
    select id from cases where state = 'requested'
    union select booking.case_id from booking_changes as change join bookings as booking on booking.id = change.booking_id where change.state = 'asked'
  ) as waiting
  join cases as item using (id)
  join sites as site on site.id = item.site_id
  left join organisations as organisation on organisation.id = item.organisation_id
  cross join lateral (${firstWish}) as wish
  cross join lateral (
    select case when item.waits_for = 'staff' then
      working_time_after(item.site_id, coalesce(wish.asked_at, item.clock_started_at), site.decide_within_minutes)
    end as at
  ) as due
  where true
    ${given(input.siteId, (siteId) => sql`item.site_id = ${siteId}`)}
    ${given(input.spaceId, (spaceId) => sql`wish.space_id = ${spaceId}`)}
    ${given(input.organisationId, (organisationId) => sql`item.organisation_id = ${organisationId}`)}
    ${given(input.from, (from) => sql`wish.last_end > ${Temporal.Instant.from(from)}`)}
    ${given(input.to, (to) => sql`wish.starts_at < ${Temporal.Instant.from(to)}`)}
    ${given(input.text, hasText)}`;

const firstWish = sql`
  (
    select booking.id as booking_id, booking.version as booking_version, booking.space_id, booking.starts_at, booking.ends_at, item.ends_at as last_end, booking.title,
      booking.people, booking.priority, booking.applicant_id, null::timestamptz as asked_at
    from bookings as booking where item.state = 'requested' and booking.case_id = item.id and booking.state = 'requested'
    order by booking.starts_at, booking.id limit 1
  )
  union all
  (
    select booking.id, booking.version, change.space_id, change.starts_at, change.ends_at, change.ends_at, booking.title,
      change.people, booking.priority, booking.applicant_id, change.asked_at
    from bookings as booking join booking_changes as change on change.booking_id = booking.id
    where item.state <> 'requested' and booking.case_id = item.id and change.state = 'asked'
    order by change.starts_at, booking.id limit 1
  )`;

function hasText(text: string): Sql {
  const pattern = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return sql`(item.number ilike ${pattern} or organisation.name ilike ${pattern} or exists (
    select from bookings as booking where booking.case_id = item.id and booking.title ilike ${pattern}
  ))`;
}

const tab = ({ assigned, isLate, waitsFor }: Input): Sql => sql`
  ${given(assigned, (whose) =>
    whose === 'nobody' ? sql`assigned_to is null` : whose === 'me' ? sql`assigned_to in (select staff_id from mine)` : sql`assigned_to = ${whose}`,
  )}
  ${given(isLate, (late) => sql`is_late = ${late}`)}
  ${given(waitsFor, (whom) => sql`waits_for = ${whom}`)}`;

const shownColumns = (staffId: string, now: Instant): Sql => sql`
  row_number() over (order by key, item.id) as position, key::text, item.id as "caseId", number as "caseNumber", kind,
  case when asked_at is null then 'request' else 'change' end as decides, booking_id as "bookingId", booking_version as "bookingVersion",
  occurrences as bookings, item.site_id as "siteId", item.space_id as "spaceId", space.name as "spaceName", time_zone as "timeZone", starts_at as "start",
  ends_at as "end", title, people, priority, applicant_id as "applicantId", organisation_id as "organisationId",
  organisation_name as "organisationName", coalesce(asked_at, received_at) as "receivedAt", due_at as "dueAt", is_late as "isLate",
  waits_for as "waitsFor", assigned_to as "assignedTo", assigned_at as "assignedAt", item.version, ${standInColumn(now)} as "standIn",
  ${competing} as competing,
  (
    select count(*) from messages where case_id = item.id and written_as = 'applicant' and messages.position > coalesce(
      (select thread_reads.position from thread_reads where case_id = item.id and person_id = ${staffId}), 0)
  )::integer as unread
  from page as item join spaces as space on space.id = item.space_id`;

// No request is longer than a fortnight, and nothing takes more than a day to set up or clear away.
const competing = sql`(
  select count(distinct other.case_id)
  from (
    select space_id, occupied from bookings where case_id = item.id and state = 'requested'
    union all select space_id, tstzrange(starts_at, ends_at) where asked_at is not null
  ) as wanted
  join space_cells as cell on cell.space_id = wanted.space_id
  join space_cells as shared on shared.cell_id = cell.cell_id
  join bookings as other on other.space_id = shared.space_id and other.state = 'requested' and other.case_id <> item.id
    and other.starts_at between lower(wanted.occupied) - interval '16 days' and upper(wanted.occupied) + interval '1 day'
    and other.occupied && wanted.occupied
)::integer`;
