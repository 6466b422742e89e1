import type { EventSnapshot, EventView, ProgrammeItem } from '#contracts';
import { closingOf } from '../domain/registration-window.js';
import type { EventRow } from './event-row.js';

/** What everybody may know of it. */
export function toProgrammeItem(event: EventRow): ProgrammeItem {
  const { id, slug, kind, theme, topics, title, summary, description, state, attendance, timeZone, place, capacity, waiting, reason, version } = event;
  return {
    id, slug, kind, theme, topics, title, summary, description, state, attendance, timeZone, place, capacity, waiting, reason, version,
    ...timesOf(event),
    sessions: event.sessions.map((session) => ({ ...session, ...timesOf(session) })),
    seatsLeft: waiting > 0 ? 0 : capacity - event.seatsTaken,
    registrationOpens: event.registrationOpens?.toString() ?? null,
    registrationCloses: closingOf(event).toString(),
    publishedAt: event.publishedAt?.toString() ?? null,
    changedAt: event.changedAt.toString(),
  };
}

export function toView(event: EventRow): EventView {
  const { onlineUrl, organiserId, organisationId, spaceState, spaceRefusal, createdAt } = event;
  return {
    ...toProgrammeItem(event),
    onlineUrl, organiserId, organisationId, spaceState,
    spaceRefusal: spaceRefusal === null ? null : { code: spaceRefusal },
    createdAt: createdAt.toString(),
  };
}

/** What the other services are told: neither the long texts nor where it is followed online. */
export function toSnapshot(event: EventRow): EventSnapshot {
  const { id, slug, kind, theme, title, state, attendance, timeZone, place, capacity, organiserId, spaceState, reason, version } = event;
  const where = place ?? { bookingId: null, siteId: null, siteName: null, address: null, spaceId: null, spaceName: null };
  return { eventId: id, slug, kind, theme, title, state, attendance, ...timesOf(event), timeZone, ...where, capacity, organiserId, spaceState, reason, version };
}

const timesOf = ({ start, end }: Pick<EventRow, 'start' | 'end'>) => ({ start: start.toString(), end: end.toString() });
