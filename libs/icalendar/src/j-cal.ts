import ICAL from 'ical.js';
import type { Component, Property } from './component.js';
import { harmless } from './harmless.js';

const longestLine = 75;

/**
 * A calendar as calendar programs read it (RFC 5545): lines of at most 75 octets that end in CRLF.
 * @param language of the words in it
 * @param properties of the calendar itself, after those that every one has
 */
export function writeCalendar(language: string, properties: Property[], components: Component[]): string {
  const all: Property[] = [['version', {}, 'text', '2.0'], ['prodid', {}, 'text', `-//Parken//Parken//${language.toUpperCase()}`], ...properties];
  return folded(ICAL.stringify(harmless(['vcalendar', all, components])));
}

/** An instant to the second, in UTC, as jCal has it. */
export const inUtc = (instant: string): string => `${new Date(instant).toISOString().slice(0, 19)}Z`;

// The library folds lines (RFC 5545, 3.1) between the halves of a character, too, which then is none.
const folded = (text: string): string => text.replaceAll('\r\n ', '').split('\r\n').map(foldedLine).join('\r\n');

function foldedLine(line: string): string {
  if (Buffer.byteLength(line) <= longestLine) return line;
  let [written, bytes] = ['', 0];
  for (const character of line) {
    const length = Buffer.byteLength(character);
    if (bytes + length > longestLine) [written, bytes] = [`${written}\r\n `, 1];
    written += character;
    bytes += length;
  }
  return written;
}
