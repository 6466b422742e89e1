import { Temporal } from 'temporal-polyfill';
import { DomainError } from '#kernel';
import { isBefore } from './time.js';

const leeway = { hours: 2 };
const longestOffline = { hours: 48 };
const clocksDiffer = { minutes: 2 };
const justNow = { seconds: 10 };

export interface Expected {
  expectedFrom: Temporal.Instant;
  expectedUntil: Temporal.Instant;
}

export interface Validity {
  validFrom: Temporal.Instant;
  validUntil: Temporal.Instant;
}

/** A pass opens from two hours before she is expected until two hours after. */
export const validityOf = ({ expectedFrom, expectedUntil }: Expected): Validity => ({
  validFrom: expectedFrom.subtract(leeway),
  validUntil: expectedUntil.add(leeway),
});

/** @throws DomainError where a pass for this visit does not open at that time. Out, a pass always lets. */
export function mustOpenAt(visit: Expected & { timeZone: string }, at: Temporal.Instant): void {
  const { validFrom, validUntil } = validityOf(visit);
  const { timeZone } = visit;
  if (isBefore(at, validFrom)) throw new DomainError('pass.not-yet-valid', { from: validFrom.toString(), timeZone });
  if (!isBefore(at, validUntil)) throw new DomainError('pass.expired', { until: validUntil.toString(), timeZone });
}

export interface Scanned {
  at: Temporal.Instant;
  /** Longer ago than a message takes on its way. */
  isLate: boolean;
}

/** When something was scanned, by a door that may have been without a network for two days, with a clock that may be fast. */
export function scannedAt(told: string | undefined, now: Temporal.Instant): Scanned {
  if (told === undefined) return { at: now, isLate: false };
  const at = Temporal.Instant.from(told).round({ smallestUnit: 'microsecond', roundingMode: 'floor' });
  if (isBefore(at, now.subtract(longestOffline)) || isBefore(now.add(clocksDiffer), at)) throw outOfReach();
  return { at: isBefore(now, at) ? now : at, isLate: isBefore(at, now.subtract(justNow)) };
}

const outOfReach = () => {
  const message = 'at most two days ago, and not in the future';
  return new DomainError('input.invalid', {}, [{ field: 'at', code: 'out-of-range', message }]);
};
