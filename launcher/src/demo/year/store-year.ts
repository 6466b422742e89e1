import { raw, sql, type Database, type Transaction } from '#persistence';
import type { PlannedBooking, PlannedYear, Step } from './planned.js';

// Small enough that nobody waits long for what one transaction holds.
const atOnce = 500;

/**
 * Stores a year as if it had been lived: each booking is asked for, in the order of time, and then goes from state to state, with
 * every trigger and constraint of the service's tables watching. @param told after each batch, with how many are stored
 */
export async function storeYear(database: Database, { bookings, series }: PlannedYear, timeZone: string, told: (count: number) => void): Promise<void> {
  for (let from = 0; from < bookings.length; from += atOnce) {
    const batch = bookings.slice(from, from + atOnce);
    const first = new Set(batch.map(({ seriesId }) => seriesId));
    await database.transaction(async (tx) => {
      await insertSeries(tx, series.filter(({ id }) => first.has(id)), timeZone);
      await insertRequests(tx, batch);
      const most = Math.max(...batch.map(({ steps }) => steps.length));
      for (let step = 1; step < most; step++) await goOn(tx, batch, step);
      await takeFloor(tx, batch);
    });
    told(from + batch.length);
  }
}

const at = (ms: number): string => new Date(ms).toISOString();

const insertSeries = (tx: Transaction, series: PlannedYear['series'], timeZone: string) =>
  tx.execute(sql`
    insert into series (id, rrule, starts, minutes, time_zone, exdates, applicant_id, organisation_id, requested_at)
    select id, rrule, starts, minutes, ${timeZone}, exdates, "applicantId", "organisationId", at
    from jsonb_to_recordset(${JSON.stringify(series.map((one) => ({ ...one, at: at(one.requestedAt) })))}::jsonb) as one (
      id uuid, rrule text, starts timestamp, minutes integer, exdates timestamp[], "applicantId" uuid, "organisationId" uuid, at timestamptz)
    on conflict do nothing`);

const columns = raw(`id, state, space_id, starts_at, ends_at, title, purpose, people, equipment, applicant_id, organisation_id, requested_at,
  decided_at, layout, setup_minutes, clearup_minutes, holds_floor, is_public, rules_version, series_id, recurrence_id`);

const insertRequests = (tx: Transaction, batch: readonly PlannedBooking[]) =>
  tx.execute(sql`
    with wanted as (
      select * from jsonb_to_recordset(${JSON.stringify(batch.map(rowOf))}::jsonb) as wanted (
        place integer, id uuid, state text, space_id uuid, starts_at timestamptz, ends_at timestamptz, title text, purpose text, people integer,
        equipment text[], applicant_id uuid, organisation_id uuid, requested_at timestamptz, decided_at timestamptz, layout text,
        setup_minutes integer, clearup_minutes integer, holds_floor boolean, is_public boolean, rules_version integer, series_id uuid,
        recurrence_id timestamp)
    ),
    -- Numbers are drawn in this order.
    stored as (insert into bookings (${columns}) select ${columns} from wanted order by place returning *)
    insert into booking_history (booking_id, version, at, by, change, state, space_id, starts_at, ends_at, rules_version)
    select id, 1, requested_at, applicant_id, case state when 'approved' then 'book' else 'request' end, state, space_id, starts_at, ends_at, rules_version
    from stored`);

const rowOf = (booking: PlannedBooking, place: number) => {
  const [asked] = booking.steps as [Step];
  return {
    place, id: booking.id, state: asked.state, space_id: booking.spaceId, starts_at: at(booking.start), ends_at: at(booking.end),
    title: booking.title, purpose: booking.purpose, people: booking.people, equipment: booking.equipment, applicant_id: booking.applicantId,
    organisation_id: booking.organisationId, requested_at: at(asked.at), decided_at: asked.state === 'approved' ? at(asked.at) : null,
    layout: booking.layout, setup_minutes: booking.setupMinutes, clearup_minutes: booking.clearupMinutes, holds_floor: booking.holdsFloor,
    is_public: booking.isPublic, rules_version: booking.rulesVersion, series_id: booking.seriesId, recurrence_id: booking.recurrenceId,
  };
};

/** What happened next to those of the batch to which anything did. */
async function goOn(tx: Transaction, batch: readonly PlannedBooking[], index: number): Promise<void> {
  const steps = batch.flatMap(({ id, steps: all }) => (all[index] ? [{ id, ...all[index], at: at(all[index].at) }] : []));
  await tx.execute(sql`
    with step as (
      select * from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as step (
        id uuid, change text, state text, at timestamptz, by uuid, "reasonId" uuid, "isLate" boolean)
    ),
    changed as (
      update bookings as booking set
        state = step.state, version = booking.version + 1, reason_id = step."reasonId",
        decided_at = case when step.change in ('check-in', 'finish') then decided_at else step.at end,
        is_cancelled_late = coalesce(step."isLate", false), is_no_show = step.change = 'release',
        checked_in_at = case when step.change = 'check-in' then step.at else checked_in_at end,
        finished_at = case when step.change = 'finish' then step.at end,
        ends_at = case when step.change = 'finish' then step.at else ends_at end
      from step where booking.id = step.id
      returning booking.*, step.change, step.at, step.by, step."reasonId", step."isLate"
    )
    insert into booking_history (booking_id, version, at, by, change, state, space_id, starts_at, ends_at, rules_version, details)
    select id, version, at, by, change, state, space_id, starts_at, ends_at, rules_version,
      jsonb_strip_nulls(jsonb_build_object('reasonId', "reasonId", 'isLate', nullif("isLate", false)))
    from changed`);
}

/** For those that hold it in the end. What somebody else has taken meanwhile fails, and with it this batch. */
const takeFloor = (tx: Transaction, batch: readonly PlannedBooking[]) =>
  tx.execute(sql`
    insert into allocations (booking_id, cell_id, during)
    select id, cell_id, occupied from bookings join space_cells using (space_id)
    where id = any (${batch.map(({ id }) => id)}::uuid[]) and (state = 'approved' or state = 'requested' and holds_floor)
    order by cell_id, occupied`);
