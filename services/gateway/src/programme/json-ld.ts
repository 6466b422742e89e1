import { Temporal } from 'temporal-polyfill';
import type { Language, ProgrammeItem } from '#contracts';
import { addressOf } from './place.js';

type JsonLd = Record<string, unknown>;
type Session = ProgrammeItem['sessions'][number];

const types: Record<ProgrammeItem['kind'], string> = {
  'market-dialogue': 'BusinessEvent',
  'training': 'EducationEvent',
  'climate-dialogue': 'Event',
  'conference': 'BusinessEvent',
  'exhibition': 'ExhibitionEvent',
  'inauguration': 'SocialEvent',
  'workshop': 'EducationEvent',
};

const modes: Record<ProgrammeItem['attendance'], string> = {
  'on-site': 'OfflineEventAttendanceMode',
  'online': 'OnlineEventAttendanceMode',
  'hybrid': 'MixedEventAttendanceMode',
};

const schema = (name: string): string => `https://schema.org/${name}`;

/** Events in the words of schema.org. */
export const jsonLdOf = (events: ProgrammeItem[], language: Language, origin: string): JsonLd => ({
  '@context': 'https://schema.org',
  '@graph': events.map((event) => described(event, language, origin)),
});

export const jsonLdOfOne = (event: ProgrammeItem, language: Language, origin: string): JsonLd => ({
  '@context': 'https://schema.org',
  ...described(event, language, origin),
});

function described(event: ProgrammeItem, language: Language, origin: string): JsonLd {
  const url = addressOf(event, origin);
  const location = locationOf(event, language, url);
  return {
    '@type': types[event.kind],
    '@id': `urn:uuid:${event.id}`,
    'identifier': event.id,
    url,
    'name': event.title[language],
    'description': event.summary[language],
    'inLanguage': language,
    'startDate': local(event.start, event.timeZone),
    'endDate': local(event.end, event.timeZone),
    'eventStatus': schema(event.state === 'cancelled' ? 'EventCancelled' : 'EventScheduled'),
    'eventAttendanceMode': schema(modes[event.attendance]),
    location,
    'organizer': { '@type': 'Organization', 'name': 'Parken', 'url': origin },
    'keywords': event.topics,
    'maximumAttendeeCapacity': event.capacity,
    'remainingAttendeeCapacity': event.seatsLeft,
    ...(event.sessions.length > 0 && {
      performer: event.sessions.flatMap(({ speakers }) => speakers).map(personOf),
      subEvent: event.sessions.map((session) => ({ ...sessionOf(session, event.timeZone, language), location })),
    }),
  };
}

// Where it is followed online is told to those who have a seat; for others that is the page where they get one.
function locationOf({ place, attendance }: ProgrammeItem, language: Language, url: string): JsonLd[] {
  const room = place && { '@type': 'Place', 'name': `${place.spaceName[language]}, ${place.siteName[language]}`, 'address': place.address };
  return [
    ...(room && attendance !== 'online' ? [room] : []),
    ...(attendance === 'on-site' ? [] : [{ '@type': 'VirtualLocation', url }]),
  ];
}

const sessionOf = ({ id, title, description, start, end, speakers }: Session, timeZone: string, language: Language): JsonLd => ({
  '@type': 'Event',
  '@id': `urn:uuid:${id}`,
  'name': title[language],
  ...(description && { description: description[language] }),
  'startDate': local(start, timeZone),
  'endDate': local(end, timeZone),
  'performer': speakers.map(personOf),
});

const personOf = ({ name, title, organisation }: Session['speakers'][number]): JsonLd => ({
  '@type': 'Person',
  name,
  ...(title && { jobTitle: title }),
  ...(organisation && { affiliation: { '@type': 'Organization', 'name': organisation } }),
});

/** The time where it happens, with its offset. */
const local = (instant: string, timeZone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toString({ timeZoneName: 'never', smallestUnit: 'second' });
