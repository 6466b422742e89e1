import { Temporal } from 'temporal-polyfill';
import { DomainError, type Instant } from '#kernel';

/** Calendar dates, `2026-12-01`; the last one is included. Written so, they sort as they follow each other. */
export interface Validity {
  validFrom: string;
  validUntil: string;
}

export type Phase = 'before' | 'during' | 'after';

/** The date that it is where the days of agreements begin and end. */
export const dayOf = (now: Instant, timeZone: string): string => now.toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** When the first day begins. */
export const startOf = ({ validFrom }: Validity, timeZone: string): Instant => beginningOf(Temporal.PlainDate.from(validFrom), timeZone);

/** When the last day is over. */
export const endOf = ({ validUntil }: Validity, timeZone: string): Instant =>
  beginningOf(Temporal.PlainDate.from(validUntil).add({ days: 1 }), timeZone);

const beginningOf = (date: Temporal.PlainDate, timeZone: string): Instant => date.toZonedDateTime(timeZone).toInstant();

export function phaseOf({ validFrom, validUntil }: Validity, day: string): Phase {
  if (day < validFrom) return 'before';
  return day > validUntil ? 'after' : 'during';
}

const noticeDays = 30;

/** The last of the last days that are near enough on `day` to be reminded of: what ends with it has thirty days left. */
export const remindedUntil = (day: string): string => Temporal.PlainDate.from(day).add({ days: noticeDays - 1 }).toString();

export const endsSoon = (validity: Validity, day: string): boolean =>
  phaseOf(validity, day) === 'during' && validity.validUntil <= remindedUntil(day);

/** @throws DomainError where it ends before it begins, or is over already */
export function assertUsable({ validFrom, validUntil }: Validity, day: string): void {
  if (validUntil < validFrom) {
    throw new DomainError('input.end-before-start', {}, [{ field: 'validUntil', code: 'end-before-start', message: `before ${validFrom}` }]);
  }
  if (validUntil < day) throw new DomainError('agreement.validity-over', { validUntil });
}
