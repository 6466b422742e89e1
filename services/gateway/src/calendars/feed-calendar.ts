import type { FeedEntry, Language, readFeed, ReplyOf } from '#contracts';
import { inUtc, timesOf, zonesOf, type Component } from '#icalendar';
import { calendarOf } from './named-calendar.js';

type Feed = Pick<ReplyOf<typeof readFeed>, 'organisation' | 'space'> & { entries: FeedEntry[] };

const words: Record<Language, { mine: string; bookings: string }> = {
  sv: { mine: 'Mina bokningar', bookings: 'bokningar' },
  en: { mine: 'My bookings', bookings: 'bookings' },
};

/** Bookings for a calendar program, each under an id that never changes; the same is written the same each time. */
export const calendarOfFeed = (feed: Feed, language: Language): string =>
  calendarOf({ name: nameOf(feed, language), language }, [...zonesOf(feed.entries), ...feed.entries.map((entry) => eventOf(entry, language))]);

function nameOf({ organisation, space }: Feed, language: Language): string {
  const { mine, bookings } = words[language];
  const whose = space?.[language] ?? organisation;
  return whose ? `Parken: ${whose}, ${bookings}` : `Parken: ${mine}`;
}

const eventOf = (entry: FeedEntry, language: Language): Component => [
  'vevent',
  [
    ['uid', {}, 'text', `${entry.id}@parken`],
    ['sequence', {}, 'integer', entry.version],
    ['dtstamp', {}, 'date-time', inUtc(entry.changedAt)],
    ['last-modified', {}, 'date-time', inUtc(entry.changedAt)],
    ...timesOf(entry),
    ['status', {}, 'text', entry.status.toUpperCase()],
    ['transp', {}, 'text', entry.status === 'cancelled' ? 'TRANSPARENT' : 'OPAQUE'],
    ['summary', {}, 'text', entry.title],
    ['location', {}, 'text', `${entry.spaceName[language]}, ${entry.siteName[language]}, ${entry.address}`],
  ],
  [],
];
