import type { RegistrationSnapshot } from '#contracts';
import type { ToldRegistration } from '../domain/told.js';

/** A registration as it is kept until it is told. */
export const toldRegistration = ({ registrationId, state, place, offerExpiresAt, event, version }: RegistrationSnapshot): ToldRegistration => {
  const { title, attendance, start, end, timeZone, siteId, siteName, address, spaceName, reason } = event;
  return { registrationId, state, place, offerExpiresAt, title, attendance, start, end, timeZone, siteId, siteName, address, spaceName, reason, version };
};
