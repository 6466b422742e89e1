import { registerForEvent, registrationConfirmed, registrationWaitlisted, type InputOf, type ReplyOf } from '#contracts';
import { DomainError, hasRole, newId, type Actor } from '#kernel';
import { Answers, type CommandCall } from '#messaging';
import { sql } from '#persistence';
import { admission } from '../domain/registration-states.js';
import { mustBeOpen } from '../domain/registration-window.js';
import { holdOffErasure, mustNotBeForgotten } from '../erasure/person-lock.js';
import { foundInProgramme, lockEvent } from '../events/find-event.js';
import { findRegistrations, toView, type RegistrationRow } from './registration-row.js';
import { storeRegistration } from './store-registration.js';
import { tell } from './tell.js';

@Answers(registerForEvent)
export class RegisterForEvent {
  async execute({ input, actor, now, tx, publish }: CommandCall<typeof registerForEvent>): Promise<ReplyOf<typeof registerForEvent>> {
    const attendeeId = attendeeOf(input, actor);
    await holdOffErasure(tx, attendeeId);
    const event = foundInProgramme(await lockEvent(tx, input.eventId));
    mustBeOpen(event, now);
    await mustNotBeForgotten(tx, attendeeId);
    const [known] = await findRegistrations(tx, sql`
      where registration.event_id = ${event.id} and registration.attendee_id = ${attendeeId}
        and registration.state in ('confirmed', 'waiting', 'offered')`);
    if (known) return toView(known, event);

    const state = admission(event);
    const isWaiting = state === 'waiting';
    const place = isWaiting ? event.waiting + 1 : null;
    const registered: RegistrationRow = {
      id: newId(), eventId: event.id, state, attendeeId, bySms: input.bySms, place, offerExpiresAt: null, registeredAt: now, version: 1,
    };
    await storeRegistration(tx, registered);
    tell(publish, isWaiting ? registrationWaitlisted : registrationConfirmed, registered, event);
    return toView(registered, event);
  }
}

function attendeeOf({ attendeeId }: InputOf<typeof registerForEvent>, actor: Actor): string {
  if (!hasRole(actor, 'system')) {
    if (attendeeId !== undefined && attendeeId !== actor.id) throw new DomainError('actor.not-permitted');
    return actor.id;
  }
  if (attendeeId === undefined)
    throw new DomainError('input.invalid', {}, [{ field: 'attendeeId', code: 'missing', message: 'who is to be registered' }]);
  return attendeeId;
}
