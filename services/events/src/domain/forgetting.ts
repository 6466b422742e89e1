import { Temporal } from 'temporal-polyfill';
import { isBefore } from './interval.js';
import { isLive, registrationAfter, type RegistrationState } from './registration-states.js';
import { noSpace, type Situated } from './following.js';

interface Registered {
  state: RegistrationState;
  attendeeId: string | null;
}

/** A registration as it stands when the person has been forgotten: given up if the event is still to come. */
export function forgetAttendee<R extends Registered>(registration: R, start: Temporal.Instant, now: Temporal.Instant): R {
  const isGivenUp = isLive(registration.state) && isBefore(now, start);
  return { ...registration, attendeeId: null, state: isGivenUp ? registrationAfter(registration.state, 'withdraw') : registration.state };
}

/** An event as it stands when its organiser has been forgotten. What she has asked of booking and not been answered comes to nothing. */
export function forgetOrganiser<E extends Situated & { organiserId: string | null }>(event: E): E {
  const space = event.spaceState === 'wanted' ? noSpace('refused', 'person.erased') : {};
  return { ...event, ...space, organiserId: null };
}
