import { registrationWithdrawn } from '#contracts';
import type { Call } from '../call.js';
import { withdraw } from '../domain/registration-states.js';
import { fillSeats } from './fill-seats.js';
import type { LockedRegistration } from './find-registration.js';
import { toView } from './registration-row.js';
import { settle } from './settle.js';
import { tell } from './tell.js';

/** Gives up a registration; if it held a seat, the first who waits is offered it at once. */
export async function giveUp(call: Call, { registration, event }: LockedRegistration) {
  const state = withdraw(registration, event.start, call.now);
  const { settled, event: left } = await settle(call.tx, event, [registration], { state });
  tell(call.publish, registrationWithdrawn, settled[0]!, left);
  await fillSeats(call, left);
  return toView(settled[0]!, left);
}
