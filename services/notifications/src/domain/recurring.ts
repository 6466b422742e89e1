import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import type { Names } from './message.js';

/** One of a series that is hers. */
export interface Occasion {
  /** When the rule has it begin, by the clocks: `2026-11-26T13:00:00`. */
  recurrenceId: string;
  start: string;
  end: string;
  /** What it is called, and where it is, if not as the rest. */
  title?: string | undefined;
  spaceName?: Names | undefined;
}

/** What of a series is hers, by its rule. */
export interface Schedule {
  /** Of all of the series, be it hers or not. */
  rrule: string;
  timeZone: string;
  /** In any order. */
  occasions: Occasion[];
}

/** Occasions as calendars say them (RFC 5545, 3.8.5): a rule, and where it does not yield what is meant. */
export interface Recurring {
  /** When the rule has the first begin, and the last, by the clocks. */
  starts: string;
  last: string;
  seconds: number;
  /** Ends with the last of them. */
  rrule: string;
  exdates: string[];
  /** What the rule does not yield. */
  rdates: string[];
}

/**
 * The occasions, at least one, and those of them that are not as the rule says. Calendars count, skip and repeat otherwise than the house what clocks skip or repeat. So the
 * rule is but one from the first until the last of them, all else that it yields is left out by name, and whatever clocks make unclear
 * is said by itself.
 */
export function recurringOf({ rrule, timeZone, occasions }: Schedule): { recurring: Recurring; exceptions: Occasion[] } {
  const ids = occasions.map(({ recurrenceId }) => recurrenceId).toSorted();
  const [starts, last] = [ids[0]!, ids.at(-1)!];
  const seconds = usual(occasions.map(lengthOf));
  const pattern = rrule.split(';').filter((part) => !/^(?:COUNT|UNTIL)=/i.test(part)).join(';');
  const yielded = idsOf(pattern, starts, last);
  const [hers, known] = [new Set(ids), new Set(yielded)];
  return {
    recurring: {
      starts,
      last,
      seconds,
      rrule: `${pattern};UNTIL=${endOfDay(last, timeZone)}`,
      exdates: yielded.filter((id) => !hers.has(id)),
      rdates: ids.filter((id) => !known.has(id)),
    },
    exceptions: occasions.filter((one) => one.title !== undefined || one.spaceName !== undefined || !isAsTheRuleSays(one, seconds, timeZone)),
  };
}

/** When something begins that is an occasion of this id, as long as it is not moved. */
export const beginning = (recurrenceId: string, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.PlainDateTime.from(recurrenceId).toZonedDateTime(timeZone, { disambiguation: 'earlier' });

// By clocks that never change: what ours make of it comes after.
const idsOf = (pattern: string, starts: string, last: string): string[] =>
  new RRuleTemporal({
    rruleString: pattern,
    dtstart: Temporal.PlainDateTime.from(starts).toZonedDateTime('UTC'),
    until: Temporal.PlainDateTime.from(last).toZonedDateTime('UTC'),
    temporal: Temporal,
    cache: false,
  })
    .all()
    .map((date) => date.toPlainDateTime().toString({ smallestUnit: 'second' }));

// Days are the finest of rules, and by its end a day is the same to every calendar. In UTC, as it must be where a time zone stands.
const endOfDay = (id: string, timeZone: string): string =>
  Temporal.PlainDate.from(id).toZonedDateTime({ timeZone, plainTime: '23:59:59' }).toInstant().toString().replaceAll(/[-:]/g, '');

const lengthOf = ({ start, end }: Occasion): number => (Date.parse(end) - Date.parse(start)) / 1000;

/** What most of them are, and of these what comes first. */
function usual(lengths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const length of lengths) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

function isAsTheRuleSays({ recurrenceId, start, end }: Occasion, seconds: number, timeZone: string): boolean {
  const [from, to] = [start, end].map((time) => Temporal.Instant.from(time).toZonedDateTimeISO(timeZone)) as [Temporal.ZonedDateTime, Temporal.ZonedDateTime];
  return from.equals(beginning(recurrenceId, timeZone)) && from.add({ seconds }).equals(to) && from.offset === to.offset && [from, to].every(isShownOnce);
}

const isShownOnce = (time: Temporal.ZonedDateTime): boolean =>
  time.equals(time.toPlainDateTime().toZonedDateTime(time.timeZoneId, { disambiguation: 'earlier' })) &&
  time.equals(time.toPlainDateTime().toZonedDateTime(time.timeZoneId, { disambiguation: 'later' }));
