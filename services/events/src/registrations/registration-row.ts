import type { RegistrationSnapshot, RegistrationView } from '#contracts';
import type { Instant } from '#kernel';
import { sql, type Queryable, type Sql } from '#persistence';
import type { RegistrationState } from '../domain/registration-states.js';
import type { EventRow } from '../events/event-row.js';
import { toSnapshot as eventSnapshot } from '../events/event-views.js';

export interface RegistrationRow {
  id: string;
  eventId: string;
  state: RegistrationState;
  attendeeId: string | null;
  bySms: boolean;
  /** On the waiting list, 1 is first; null when she does not wait. */
  place: number | null;
  offerExpiresAt: Instant | null;
  registeredAt: Instant;
  version: number;
}

const columns = sql`
  registration.id, registration.event_id as "eventId", registration.state, registration.attendee_id as "attendeeId",
  registration.by_sms as "bySms", registration.offer_expires_at as "offerExpiresAt", registration.registered_at as "registeredAt",
  registration.version`;

/** Selects a RegistrationRow from `registration`, an alias of registrations. */
export const registrationColumns = sql`
  ${columns},
  case registration.state when 'waiting' then (
    select count(*) from registrations as ahead
    where ahead.event_id = registration.event_id and ahead.state = 'waiting' and ahead.position <= registration.position
  ) end as place`;

/** @param rest where, order and limit; `registration` is the row */
export const findRegistrations = (db: Queryable, rest: Sql): Promise<RegistrationRow[]> =>
  db.query<RegistrationRow>(sql`select ${registrationColumns} from registrations as registration ${rest}`);

/** Registrations for an event in these states, in the order in which they came: all, or the first `limit`. */
export const findInOrder = (
  db: Queryable,
  eventId: string,
  states: readonly RegistrationState[],
  limit: number | null = null,
): Promise<RegistrationRow[]> =>
  // Those who wait are counted together: each counting those before her takes many seconds where thousands do.
  db.query<RegistrationRow>(sql`
    select ${columns}, case registration.state when 'waiting' then
        row_number() over (partition by registration.state order by registration.position)
      end as place
    from registrations as registration
    where registration.event_id = ${eventId} and registration.state = any (${states})
    order by registration.position limit ${limit}`);

export const findRegistration = async (db: Queryable, id: string): Promise<RegistrationRow | undefined> =>
  (await findRegistrations(db, sql`where registration.id = ${id}`))[0];

export function toView(registration: RegistrationRow, event: EventRow): RegistrationView {
  const { id, eventId, state, attendeeId, bySms, place, version } = registration;
  const { timeZone, attendance } = event;
  return {
    id, eventId, state, attendeeId, bySms, place, timeZone, attendance, version,
    offerExpiresAt: registration.offerExpiresAt?.toString() ?? null,
    registeredAt: registration.registeredAt.toString(),
    eventSlug: event.slug,
    eventTitle: event.title,
    eventState: event.state,
    start: event.start.toString(),
    end: event.end.toString(),
    siteName: event.place?.siteName ?? null,
    address: event.place?.address ?? null,
    spaceName: event.place?.spaceName ?? null,
    onlineUrl: onlineFor(registration, event),
  };
}

/** Where she follows the event from afar: told to those who have a seat. */
export const onlineFor = ({ state }: Pick<RegistrationRow, 'state'>, { attendance, onlineUrl }: Pick<EventRow, 'attendance' | 'onlineUrl'>): string | null =>
  state === 'confirmed' && attendance !== 'on-site' ? onlineUrl : null;

/** What the other services are told. Who organises the event stays out of it: she may be erased, and the facts of everybody who comes would name her. */
export function toSnapshot(registration: RegistrationRow, event: EventRow): RegistrationSnapshot {
  const { id, state, attendeeId, bySms, place, offerExpiresAt, version } = registration;
  const of = { ...eventSnapshot(event), organiserId: null };
  return { registrationId: id, state, attendeeId, bySms, place, offerExpiresAt: offerExpiresAt?.toString() ?? null, event: of, version };
}
