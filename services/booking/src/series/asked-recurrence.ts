import { Temporal } from 'temporal-polyfill';
import { DomainError, instantOf } from '#kernel';
import { mustEndAfterItStarts } from '../domain/interval.js';
import { occurrenceAt, occurrencesOf, type Recurrence } from '../domain/recurrence.js';

interface Asked {
  /** Of the first occurrence: RFC 3339, or by the clocks of the site. */
  start: string;
  end: string;
  rrule: string;
  exdates: readonly string[];
}

/** What somebody asks for by the clocks of the site. */
export function askedRecurrence({ start, end, rrule, exdates }: Asked, timeZone: string): Recurrence {
  const times = { start: instantOf(start, timeZone, 'start'), end: instantOf(end, timeZone, 'end') };
  mustEndAfterItStarts(times);
  const starts = times.start.toZonedDateTimeISO(timeZone).toPlainDateTime();
  const minutes = starts.until(times.end.toZonedDateTimeISO(timeZone).toPlainDateTime()).total('minutes');
  if (!starts.equals(starts.round('minute'))) throw wrong('start', 'whole-minutes');
  if (!Number.isInteger(minutes) || minutes < 1) throw wrong('end', 'whole-minutes');
  // Of the hour that comes twice only the first is meant, and nobody is given another than she asked for.
  const first = occurrenceAt(starts, minutes, timeZone);
  if (first.isPossible && !first.start.equals(times.start)) throw wrong('start', 'second-of-two');
  return { rrule, starts, minutes, timeZone, exdates };
}

const messages = {
  'whole-minutes': 'a series begins and lasts whole minutes by the clocks',
  'second-of-two': 'the second time of two cannot recur',
};

const wrong = (field: string, code: keyof typeof messages) => new DomainError('input.invalid', {}, [{ field, code, message: messages[code] }]);

/** Further than anything that may be booked. */
const furthestDays = 800;

/** Until when it may matter when the house is open; before its time zone is known that is no more than a good guess. */
export function lastDayOf(asked: Asked): string {
  const starts = Temporal.PlainDateTime.from(asked.start.replace(/(?:Z|[+-]\d\d:?\d\d)$/i, ''));
  const furthest = starts.add({ days: furthestDays });
  const last = lastOf(asked, starts) ?? furthest;
  return (Temporal.PlainDateTime.compare(last, furthest) < 0 ? last.add({ days: 15 }) : furthest).toString();
}

function lastOf(asked: Asked, starts: Temporal.PlainDateTime): Temporal.PlainDateTime | undefined {
  try {
    const occurrences = occurrencesOf({ ...asked, starts, minutes: 1, timeZone: 'UTC' });
    return Temporal.PlainDateTime.from(occurrences.at(-1)!.recurrenceId);
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}
