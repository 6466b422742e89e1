import { Temporal } from 'temporal-polyfill';
import type { FeedEntry, Language, readFeed, ReplyOf } from '#contracts';
import { calendarOf, inUtc, type Component, type Property } from './j-cal.js';
import { byTheClock, timeZoneOf } from './time-zone.js';

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

/** Each time zone that a site is in, for as long as its entries last. */
function zonesOf(entries: FeedEntry[]): Component[] {
  return [...new Set(entries.map(({ timeZone }) => timeZone))].toSorted().map((timeZone) => {
    const own = entries.filter((entry) => entry.timeZone === timeZone);
    const instants = own.flatMap(({ start, end }) => [Temporal.Instant.from(start), Temporal.Instant.from(end)]).toSorted((a, b) => Temporal.Instant.compare(a, b));
    return timeZoneOf(timeZone, instants[0]!, instants.at(-1)!);
  });
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

function timesOf({ start, end, timeZone }: FeedEntry): Property[] {
  const [from, to] = [start, end].map((time) => byTheClock(Temporal.Instant.from(time), timeZone));
  // Both are said in the same way.
  if (from === undefined || to === undefined) return [['dtstart', {}, 'date-time', inUtc(start)], ['dtend', {}, 'date-time', inUtc(end)]];
  return [['dtstart', { tzid: timeZone }, 'date-time', from], ['dtend', { tzid: timeZone }, 'date-time', to]];
}
