import { DomainError, type FieldError } from '#kernel';
import type { Situated } from './following.js';
import { contains, earlier, isBefore, type Interval } from './interval.js';

/** @throws DomainError where the times of an event do not go together; else the event, with registration ending when it begins */
export function sound<E extends Situated>(event: E): E {
  mustEndAfterItStarts(event, 'end');
  if (event.booked && !contains(event.booked, event)) throw new DomainError('event.outside-its-booking', asText(event.booked));
  for (const [index, session] of event.sessions.entries()) {
    mustEndAfterItStarts(session, `sessions.${index}.end`);
    if (!contains(event, session)) throw new DomainError('event.session-outside', asText(event), [outside(`sessions.${index}`)]);
  }
  const { registrationOpens, registrationCloses, start } = event;
  const closes = registrationCloses && earlier(registrationCloses, start);
  if (registrationOpens) mustEndAfterItStarts({ start: registrationOpens, end: closes ?? start }, 'registrationCloses');
  return { ...event, registrationCloses: closes };
}

/** @throws DomainError `event.capacity-below-seats` where more have a seat than it would hold */
export function mustHoldThoseWhoCome({ capacity, seatsTaken }: { capacity: number; seatsTaken: number }): void {
  if (capacity < seatsTaken) throw new DomainError('event.capacity-below-seats', { seats: seatsTaken });
}

function mustEndAfterItStarts({ start, end }: Interval, field: string): void {
  if (isBefore(start, end)) return;
  throw new DomainError('input.end-before-start', asText({ start, end }), [{ field, code: 'end-before-start', message: 'must be after the start' }]);
}

const asText = ({ start, end }: Interval) => ({ start: start.toString(), end: end.toString() });

const outside = (field: string): FieldError => ({ field, code: 'outside', message: 'must lie within the event' });
