import { Temporal } from 'temporal-polyfill';
import { DomainError } from './domain-error.js';

const hasOffset = /(?:Z|[+-]\d{2}:?\d{2})$/i;

/**
 * The instant that somebody meant by `text`: RFC 3339 with an offset, or a local time in `timeZone` (IANA name).
 * A local time that the clocks skip in spring, or that comes twice in autumn, has no single answer and is refused.
 */
export function instantOf(text: string, timeZone: string, field: string): Temporal.Instant {
  if (hasOffset.test(text)) return Temporal.Instant.from(text);
  const local = Temporal.PlainDateTime.from(text);
  const earlier = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return earlier.toInstant();

  const exists = earlier.toPlainDateTime().equals(local);
  throw new DomainError(
    exists ? 'input.time-is-ambiguous' : 'input.time-does-not-exist',
    { time: text, timeZone, earlier: asOffset(earlier), later: asOffset(later) },
    [{ field, code: exists ? 'ambiguous' : 'does-not-exist', message: `${text} in ${timeZone}` }],
  );
}

const asOffset = (time: Temporal.ZonedDateTime) => time.toString({ timeZoneName: 'never', smallestUnit: 'second' });
