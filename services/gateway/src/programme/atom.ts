import { Feed } from 'feed';
import type { Language, ProgrammeItem } from '#contracts';
import { escaped, prose } from '../pages/html.js';
import { whenOf } from '../pages/when.js';
import { addressOf, placeOf } from './place.js';

const titles: Record<Language, string> = { sv: 'Parkens program', en: 'Programme of Parken' };
/** A feed is known by its id for ever, whatever its address becomes. */
const ids: Record<Language, string> = { sv: 'urn:uuid:2f2d7c5e-6f0b-4c0e-9a55-7b1f5e0d3a01', en: 'urn:uuid:2f2d7c5e-6f0b-4c0e-9a55-7b1f5e0d3a02' };
const cancelled: Record<Language, string> = { sv: 'Inställt', en: 'Cancelled' };
const beginning = '2026-01-01T00:00:00Z';

/** Events as an Atom feed (RFC 4287), the latest change first. The library takes titles and texts as HTML. */
export function atomOf(events: ProgrammeItem[], language: Language, origin: string): string {
  const latestFirst = events.toSorted((one, other) => Date.parse(other.changedAt) - Date.parse(one.changedAt));
  const feed = new Feed({
    id: ids[language],
    title: titles[language],
    language,
    link: `${origin}/programme?language=${language}`,
    feedLinks: { atom: `${origin}/api/v1/programme.atom?language=${language}` },
    updated: new Date(latestFirst[0]?.changedAt ?? beginning),
    author: { name: 'Parken' },
    generator: false,
  });
  for (const event of latestFirst) {
    feed.addItem({
      id: `urn:uuid:${event.id}`,
      title: escaped(titleOf(event, language)),
      link: addressOf(event, origin),
      date: new Date(event.changedAt),
      published: new Date(event.publishedAt ?? event.changedAt),
      description: escaped(event.summary[language]),
      content: contentOf(event, language),
      category: event.topics.map((term) => ({ name: term, term })),
    });
  }
  return feed.atom1();
}

// A feed has no other place for what every reader should see first.
const titleOf = ({ state, title }: ProgrammeItem, language: Language): string => (state === 'cancelled' ? `${cancelled[language]}: ${title[language]}` : title[language]);

/** HTML, as `content` of type html wants it. */
const contentOf = (event: ProgrammeItem, language: Language): string =>
  [whenOf(event, language), placeOf(event, language), event.summary[language], event.description[language]]
    .flatMap((text) => (text === null ? [] : prose(text)))
    .join('\n');
