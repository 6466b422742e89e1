import ICAL from 'ical.js';
import type { Language } from '#contracts';

/** A property of a calendar as jCal has it (RFC 7265): its name, its parameters, the type of its values, and those. */
export type Property = [name: string, parameters: Record<string, string>, type: string, ...values: (string | number | [start: string, end: string])[]];
export type Component = [name: string, properties: Property[], components: Component[]];

interface Heading {
  name: string;
  language: Language;
}

const onceAnHour = 'PT1H';

/** A calendar as calendar programs read it (RFC 5545, with RFC 7986's name and interval, and what was used before it). */
export function calendarOf({ name, language }: Heading, components: Component[]): string {
  const properties: Property[] = [
    ['version', {}, 'text', '2.0'],
    ['prodid', {}, 'text', `-//Parken//Parken//${language.toUpperCase()}`],
    ['name', { language }, 'text', name],
    ['x-wr-calname', {}, 'text', name],
    ['refresh-interval', {}, 'duration', onceAnHour],
    ['x-published-ttl', {}, 'duration', onceAnHour],
  ];
  return ICAL.stringify(['vcalendar', properties, components]);
}

/** An instant to the second, in UTC, as jCal has it. */
export const inUtc = (instant: string): string => `${new Date(instant).toISOString().slice(0, 19)}Z`;
