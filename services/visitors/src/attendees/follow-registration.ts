import type { RegistrationSnapshot, registrationConfirmed } from '#contracts';
import type { Instant } from '#kernel';
import type { Publish, Reaction } from '#messaging';
import { sql, type Transaction } from '#persistence';
import { follow, type Place } from '../domain/following.js';
import { isBefore } from '../domain/time.js';
import { stateAfter } from '../domain/visit-states.js';
import { holdOffErasure, isForgotten } from '../erasure/person-lock.js';
import { lockVisit } from '../visits/find-visit.js';
import { insertVisit, updateVisit } from '../visits/store-visit.js';
import { tell } from '../visits/tell.js';
import { untouched, type NamedVisit, type VisitRow } from '../visits/visit-row.js';
import { placeOfEvent } from './place-of-event.js';

/** Who has a seat at what takes place in the house is expected there. Every fact about a registration says all of that. */
export class FollowRegistration {
  static readonly reaction = 'follow-registration';

  async react({ event, tx, publish, now }: Reaction<typeof registrationConfirmed>): Promise<void> {
    const registration = event.data;
    await holdOffErasure(tx, registration.attendeeId);
    if (!(await isNews(tx, registration))) return;
    const place = (await isSomebody(tx, registration)) ? placeOfEvent(registration) : null;
    const visit = await lockVisit(tx, registration.registrationId);
    if (visit) await change(tx, publish, visit, { registration, place, now });
    else if (place) await expect(tx, publish, registration, place);
  }
}

/** Facts may come late, twice and in any order, also before there is a visit. */
const isNews = async (tx: Transaction, { registrationId, version }: RegistrationSnapshot): Promise<boolean> =>
  (await tx.execute(sql`
    insert into registrations as known (id, version) values (${registrationId}, ${version})
    on conflict (id) do update set version = excluded.version where known.version < excluded.version`)) === 1;

const isSomebody = async (tx: Transaction, { attendeeId }: RegistrationSnapshot): Promise<boolean> =>
  attendeeId !== null && !(await isForgotten(tx, attendeeId));

async function expect(tx: Transaction, publish: Publish, registration: RegistrationSnapshot, place: Place): Promise<void> {
  const { registrationId, attendeeId, event } = registration;
  const visit: VisitRow = {
    ...untouched,
    ...place,
    id: registrationId,
    kind: 'attendee',
    state: stateAfter(null, 'expect'),
    title: event.title,
    visitorId: attendeeId,
    bookingId: event.bookingId,
    eventId: event.eventId,
  };
  await insertVisit(tx, visit);
  tell(publish, 'expect', visit);
}

interface News {
  registration: RegistrationSnapshot;
  place: Place | null;
  now: Instant;
}

async function change(tx: Transaction, publish: Publish, visit: NamedVisit, { registration, place, now }: News): Promise<void> {
  const step = follow(visit, { title: registration.event.title, place }, now, true);
  if (!step) return;
  // Who it was may have been removed, and she is expected anew.
  const isAhead = step.after.state === 'expected' && isBefore(now, step.after.expectedUntil);
  const who = isAhead ? { visitorId: registration.attendeeId, emptiedAt: null } : {};
  const { bookingId } = registration.event;
  tell(publish, step.change, await updateVisit(tx, { ...step.after, ...who, bookingId }));
}
