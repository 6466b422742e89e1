import type { InputOf, previewSeries } from '#contracts';
import { DomainError, newId, type Actor, type Instant } from '#kernel';
import type { Queryable } from '#persistence';
import { findRoom, type RoomToAsk } from '../bookings/find-room.js';
import { givenOrWaiting, requestOf } from '../bookings/request-of.js';
import { occurrencesOf, type Recurrence } from '../domain/recurrence.js';
import type { GrantRow } from '../projections/grant-row.js';
import { askedRecurrence, lastDayOf } from './asked-recurrence.js';
import type { NewOccurrence, SeriesRow } from './series-row.js';
import type { Wanted } from './series-views.js';

export type AskedSeries = InputOf<typeof previewSeries>;

/** The room for all the time that the series may last, in one round trip. */
export async function roomForSeries(db: Queryable, asked: AskedSeries, actor: Actor): Promise<RoomToAsk> {
  const { spaceId, start, organisationId = null } = asked;
  const room = await findRoom(db, { spaceId, start, end: lastDayOf(asked), personId: actor.id, organisationId });
  if (!room) throw new DomainError('space.not-found');
  return room;
}

interface Wanting {
  actor: Actor;
  room: RoomToAsk;
  grants: readonly GrantRow[];
  now: Instant;
}

/** The series that somebody asks for, with each occurrence as the booking that it would be; whether she may is another matter. */
export function wantedSeries(
  asked: AskedSeries,
  { actor, room, grants, now }: Wanting,
): { series: SeriesRow; wanted: Wanted<NewOccurrence>[] } {
  const recurrence = askedRecurrence(asked, room.timeZone);
  const occurrences = occurrencesOf(recurrence);
  const organisationId = asked.organisationId ?? null;
  const one = requestOf({ ...asked, actor, organisationId, eventId: null }, room, grants, now);
  const seriesId = newId();
  const wanted = occurrences.map((occurrence): Wanted<NewOccurrence> => {
    const { recurrenceId } = occurrence;
    if (!occurrence.isPossible) return { recurrenceId, booking: null, refusals: occurrence.refusals };
    const { start, end } = occurrence;
    const booking = givenOrWaiting({ ...one, id: newId(), start, end, seriesId, recurrenceId }, room);
    return { recurrenceId, booking, refusals: [] };
  });
  return { series: seriesOf(seriesId, recurrence, { applicantId: actor.id, organisationId, requestedAt: now }), wanted };
}

type Whose = Pick<SeriesRow, 'applicantId' | 'organisationId' | 'requestedAt'>;

function seriesOf(id: string, recurrence: Recurrence, whose: Whose): SeriesRow {
  const { starts, rrule, minutes, timeZone, exdates } = recurrence;
  const clock = starts.toString({ smallestUnit: 'second' }).slice(10);
  return {
    id,
    rrule: rrule.toUpperCase().replace(/^RRULE:/, ''),
    starts: starts.toString({ smallestUnit: 'second' }),
    minutes,
    timeZone,
    exdates: exdates.map((exdate) => (exdate.includes('T') ? exdate : `${exdate}${clock}`)),
    ...whose,
    version: 1,
  };
}
