import { registrationConfirmed } from '#contracts';
import type { Call } from '../call.js';
import { accept } from '../domain/registration-states.js';
import type { LockedRegistration } from './find-registration.js';
import { toView } from './registration-row.js';
import { settle } from './settle.js';
import { tell } from './tell.js';

/** Takes the seat that has been offered. */
export async function takeSeat({ tx, now, publish }: Call, { registration, event }: LockedRegistration) {
  const { settled } = await settle(tx, event, [registration], { state: accept(registration, now) });
  tell(publish, registrationConfirmed, settled[0]!, event);
  return toView(settled[0]!, event);
}
