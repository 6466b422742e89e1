import { DomainError, rfc3339, type Actor, type Instant } from '#kernel';
import { empty, raw, sql, type Sql, type Transaction } from '#persistence';
import type { CaseOf, RequestedRow } from './booking-row.js';
import { conflict, standingInTheWay } from './conflicts.js';
import { releaseHolds, type OwnHold } from './expired-holds.js';
import { claimPools, takesFloor } from './pools.js';

export interface NewBooking extends RequestedRow {
  applicantId: string;
}

interface Storing {
  /** Who is told what stands in the way. */
  actor: Actor;
  now: Instant;
  /** The hold of the applicant that the booking takes the place of. */
  holdId?: string | null;
}

/**
 * Stores new bookings of one applicant with their history, and takes the floor for those that hold it: all of them or none. Others
 * who ask for the same time do not stand in the way; what has taken floor does. The caller has locked the quotas and pools.
 * @throws DomainError `booking.conflict`, or `person.erased` when the applicant has been erased while her sign-in was still good;
 * then nothing of the transaction may stay
 */
export async function storeBookings<B extends NewBooking>(
  tx: Transaction,
  bookings: readonly B[],
  { actor, now, holdId = null }: Storing,
): Promise<(B & CaseOf)[]> {
  const [first] = bookings;
  if (!first) return [];
  const { applicantId } = first;
  const hold = { id: holdId, personId: holdId && applicantId };
  const floor = bookings.some(takesFloor) ? takeFloor(now, hold) : leaveFloor(now, hold);
  const stored = await tx.query<CaseOf & { id: string }>(sql`
    with wanted as (${wanted(bookings)}),
    ${floor.first}
    stored as (
      insert into bookings (${columns})
      select ${columns} from wanted
      where ${floor.isThere} and not exists (select from forgotten_people where digest = sha256(${applicantId}::text::bytea))
      returning *
    ),
    written as (
      insert into booking_history (booking_id, version, at, by, change, state, space_id, starts_at, ends_at, rules_version)
      -- Approved from the beginning is what the rules of the space have given.
      select id, 1, requested_at, applicant_id, case state when 'approved' then 'book' else 'request' end, state, space_id, starts_at,
        ends_at, rules_version
      from stored
    )
    select id, case_id as "caseId", case_number as "caseNumber" from stored`);
  if (stored.length < bookings.length) throw await refusalOf(tx, bookings, applicantId, actor, now);
  await claimPools(tx, bookings);
  const cases = new Map(stored.map(({ id, ...itsCase }) => [id, itsCase]));
  return bookings.map((booking) => ({ ...booking, ...cases.get(booking.id)! }));
}

interface Floor {
  /** What is done before anything is stored. */
  first: Sql;
  /** Whether all of it could be. */
  isThere: Sql;
}

/** Takes the floor for those that hold it, the holds in the way that have expired and the applicant's own being gone first. */
const takeFloor = (now: Instant, hold: OwnHold): Floor => ({
  first: sql`
    wanted_cells as (
      select wanted.id, cell_id, occupied(starts_at, ends_at, setup_minutes, clearup_minutes) as during,
        state = 'approved' or holds_floor as holds
      from wanted join space_cells using (space_id)
    ),
    due as (select * from wanted_cells where holds),
    -- In the order of their ids, the same for everybody: who wants the same floor waits, and nobody waits in a circle.
    locked as (select id from cells where id in (select cell_id from due) order by id for no key update),
    ${releaseHolds(now, hold)},
    taken as (
      insert into allocations (booking_id, cell_id, during)
      select id, cell_id, during from due
      where (select count(*) from locked) >= 0 and (select count(*) from released) >= 0
      order by cell_id, during
      on conflict do nothing
      returning cell_id
    ),`,
  isThere: sql`(select count(*) from taken) = (select count(*) from due)
    and not exists (select from wanted_cells join allocations using (cell_id)
                    where not holds and allocations.during && wanted_cells.during and ${isLive(now, hold)})`,
});

/** Only looks whether it is free: others who ask do not keep it. */
const leaveFloor = (now: Instant, hold: OwnHold): Floor => ({
  first: hold.id === null ? empty : sql`ended as (delete from holds where id = ${hold.id} and person_id = ${hold.personId}),`,
  isThere: sql`not exists (
    select from wanted join space_cells using (space_id) join allocations using (cell_id)
    where during && occupied(starts_at, ends_at, setup_minutes, clearup_minutes) and ${isLive(now, hold)})`,
});

// A hold that she names and that is not hers stands in her way as any.
const isLive = (now: Instant, { id, personId }: OwnHold): Sql => sql`(
  hold_id is null or expires_at > ${now}
  ${id === null ? empty : sql`and hold_id not in (select id from holds where id = ${id} and person_id = ${personId})`}
)`;

async function refusalOf(tx: Transaction, bookings: readonly NewBooking[], applicantId: string, actor: Actor, now: Instant): Promise<DomainError> {
  const forgotten = await tx.maybeOne(sql`select from forgotten_people where digest = sha256(${applicantId}::text::bytea)`);
  if (forgotten) return new DomainError('person.erased');
  const obstacles = [];
  for (const booking of bookings) obstacles.push(...(await standingInTheWay(tx, booking, now, booking.id)));
  return conflict(obstacles, actor);
}

/** A row each. */
const wanted = (bookings: readonly NewBooking[]): Sql => sql`
  select * from jsonb_to_recordset(${JSON.stringify(bookings.map(toColumns))}::jsonb) as wanted (
    id uuid, state text, space_id uuid, starts_at timestamptz, ends_at timestamptz, title text, purpose text, people integer,
    equipment text[], applicant_id uuid, organisation_id uuid, agreement_id uuid, event_id uuid, requested_at timestamptz,
    decided_at timestamptz, layout text, setup_minutes integer, clearup_minutes integer, holds_floor boolean, pooled jsonb,
    service_ids uuid[], contact jsonb, is_public boolean, terms_version integer, rules_version integer, priority integer,
    series_id uuid, recurrence_id timestamp, serves_alcohol boolean, second_approval text[]
  )`;

const columns = raw(`id, state, space_id, starts_at, ends_at, title, purpose, people, equipment, applicant_id, organisation_id,
  agreement_id, event_id, requested_at, decided_at, layout, setup_minutes, clearup_minutes, holds_floor, pooled, service_ids, contact,
  is_public, terms_version, rules_version, priority, series_id, recurrence_id, serves_alcohol, second_approval`);

const toColumns = (booking: NewBooking) => ({
  id: booking.id,
  state: booking.state,
  space_id: booking.spaceId,
  starts_at: rfc3339(booking.start),
  ends_at: rfc3339(booking.end),
  title: booking.title,
  purpose: booking.purpose,
  people: booking.people,
  equipment: booking.equipment,
  applicant_id: booking.applicantId,
  organisation_id: booking.organisationId,
  agreement_id: booking.agreementId,
  event_id: booking.eventId,
  requested_at: rfc3339(booking.requestedAt),
  decided_at: booking.decidedAt && rfc3339(booking.decidedAt),
  layout: booking.layout,
  setup_minutes: booking.setupMinutes,
  clearup_minutes: booking.clearupMinutes,
  holds_floor: booking.holdsFloor,
  pooled: booking.pooled,
  service_ids: booking.serviceIds,
  contact: booking.contact,
  is_public: booking.isPublic,
  terms_version: booking.termsVersion,
  rules_version: booking.rulesVersion,
  priority: booking.priority,
  series_id: booking.seriesId,
  recurrence_id: booking.recurrenceId,
  serves_alcohol: booking.servesAlcohol,
  second_approval: booking.secondApproval,
});
