import { Temporal } from 'temporal-polyfill';
import type { RegistrationSnapshot } from '#contracts';
import type { Place } from '../domain/following.js';

/** Where and when somebody is expected who is registered; null without a seat, or where there is nowhere to come to. */
export function placeOfEvent({ state, event }: RegistrationSnapshot): Place | null {
  const { attendance, siteId, siteName, address, spaceName, timeZone, start, end } = event;
  if (state !== 'confirmed' || attendance === 'online' || !siteId || !siteName) return null;
  return {
    siteId, siteName, spaceName, timeZone,
    address: address ?? '',
    expectedFrom: Temporal.Instant.from(start),
    expectedUntil: Temporal.Instant.from(end),
  };
}
