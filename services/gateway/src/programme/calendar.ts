import { ICalCalendarMethod, ICalEventStatus, default as ical, type ICalEventData } from 'ical-generator';
import type { Language, ProgrammeItem } from '#contracts';
import { addressOf, placeOf } from './place.js';

const names: Record<Language, string> = { sv: 'Parkens program', en: 'Programme of Parken' };
const anHour = 3600;

/**
 * Events for calendars (RFC 5545). The UID is the event's id and never changes; SEQUENCE is its version, so that a calendar which
 * has it knows a change. Times are in UTC, which needs no VTIMEZONE; what has not changed is written the same each time.
 */
export function calendarOf(events: ProgrammeItem[], language: Language, origin: string): string {
  const calendar = ical({
    name: names[language],
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Parken', product: 'Parken', language: language.toUpperCase() },
    url: `${origin}/programme`,
    ttl: anHour,
  });
  for (const event of events) calendar.createEvent(entryOf(event, language, origin));
  return calendar.toString();
}

const entryOf = (event: ProgrammeItem, language: Language, origin: string): ICalEventData => ({
  id: `${event.id}@parken`,
  sequence: event.version,
  status: event.state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  stamp: new Date(event.changedAt),
  lastModified: new Date(event.changedAt),
  start: new Date(event.start),
  end: new Date(event.end),
  summary: event.title[language],
  description: [event.summary[language], event.description[language], addressOf(event, origin)].join('\n\n'),
  location: placeOf(event, language),
  url: addressOf(event, origin),
  categories: event.topics.map((name) => ({ name })),
});
