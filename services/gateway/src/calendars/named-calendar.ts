import type { Language } from '#contracts';
import { writeCalendar, type Component } from '#icalendar';

interface Heading {
  name: string;
  language: Language;
}

const onceAnHour = 'PT1H';

/** A calendar that somebody follows (RFC 7986's name and interval, and what was used before it). */
export const calendarOf = ({ name, language }: Heading, components: Component[]): string =>
  writeCalendar(
    language,
    [
      ['name', { language }, 'text', name],
      ['x-wr-calname', {}, 'text', name],
      ['refresh-interval', {}, 'duration', onceAnHour],
      ['x-published-ttl', {}, 'duration', onceAnHour],
    ],
    components,
  );
