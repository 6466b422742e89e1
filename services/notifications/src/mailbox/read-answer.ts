import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import type { Instant } from '#kernel';
import { addressIn } from './mail-fields.js';

const answers = { ACCEPTED: 'accepted', DECLINED: 'declined', TENTATIVE: 'tentative' } as const;
export type Answer = (typeof answers)[keyof typeof answers];

/** What somebody's calendar answers to an invitation (RFC 5546, 3.2.3). */
export interface CalendarAnswer {
  /** The booking, series, registration or visit that it is about. */
  about: string;
  /** Where it is about one of a series, when that one is to begin: by the clocks, or in UTC. */
  occasion: string | null;
  /** Of the invitation that is answered; null where it is not told. */
  sequence: number | null;
  attendee: string;
  answer: Answer;
  /** When she answered, by her own clock. */
  at: Instant;
}

const uidOfOurs = /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})@/i;

/** Undefined where it is none, or answers for several at once. */
export function readAnswer(text: string): CalendarAnswer | undefined {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    if (calendar.name !== 'vcalendar' || textOf(calendar, 'method')?.toUpperCase() !== 'REPLY') return undefined;
    const [event, ...others] = calendar.getAllSubcomponents('vevent');
    if (!event || others.length > 0) return undefined;
    return readEvent(event);
  } catch {
    // Whatever the parser stumbles on was not written by a calendar.
    return undefined;
  }
}

function readEvent(event: ICAL.Component): CalendarAnswer | undefined {
  const [attendee, ...others] = event.getAllProperties('attendee');
  const about = uidOfOurs.exec(textOf(event, 'uid') ?? '')?.[1];
  const answer = answers[String(attendee?.getFirstParameter('partstat')).toUpperCase() as keyof typeof answers];
  const address = addressIn(String(attendee?.getFirstValue()));
  const stamp: unknown = event.getFirstProperty('dtstamp')?.toJSON()[3];
  if (!about || !answer || !address || others.length > 0 || typeof stamp !== 'string') return undefined;
  const occasion: unknown = event.getFirstProperty('recurrence-id')?.toJSON()[3];
  const sequence = Number(event.getFirstPropertyValue('sequence') ?? Number.NaN);
  return {
    about: about.toLowerCase(),
    occasion: typeof occasion === 'string' ? aTime(occasion) : null,
    sequence: Number.isInteger(sequence) && sequence > 0 && sequence < 2 ** 31 ? sequence : null,
    attendee: address,
    answer,
    at: Temporal.Instant.from(stamp),
  };
}

/** @throws RangeError where it is none */
const aTime = (text: string): string => (text.endsWith('Z') ? Temporal.Instant : Temporal.PlainDateTime).from(text).toString();

const textOf = (component: ICAL.Component, name: string): string | undefined => {
  const value = component.getFirstPropertyValue(name);
  return typeof value === 'string' ? value : undefined;
};
