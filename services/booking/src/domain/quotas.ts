import { hoursInMonthOf, type Held } from './privileges.js';
import type { Refusal } from './refusal.js';

/** How much one person, or one organisation, may ask for. */
export interface Quota {
  kind: 'person' | 'organisation';
  /** Of each calendar month by the clocks of the site, asked for or given; null is no limit. */
  hoursAMonth: number | null;
  /** How many requests may wait for an answer at once; null is no limit. */
  openRequests: number | null;
}

interface Asked extends Held {
  /** Whether it will wait for staff. */
  waits: boolean;
}

/** What of a quota would be exceeded if these were asked for too. `openRequests` are all that wait, in whatever month. */
export function quotaRefusals(quota: Quota, wishes: readonly Asked[], standing: readonly Held[], openRequests: number): Refusal[] {
  return [...hoursExceeded(quota, wishes, standing), ...requestsExceeded(quota, wishes, openRequests)];
}

function hoursExceeded({ kind, hoursAMonth }: Quota, wishes: readonly Asked[], standing: readonly Held[]): Refusal[] {
  if (hoursAMonth === null) return [];
  for (const wish of wishes) {
    const hours = hoursInMonthOf(wish, [...standing, ...wishes]);
    if (hours > hoursAMonth) {
      const used = hoursInMonthOf(wish, standing);
      return [{ code: 'booking.quota-hours', params: { kind, hours: hoursAMonth, used, wanted: hours - used } }];
    }
  }
  return [];
}

function requestsExceeded({ kind, openRequests: most }: Quota, wishes: readonly Asked[], openRequests: number): Refusal[] {
  const waiting = wishes.filter(({ waits }) => waits).length;
  if (most === null || waiting === 0 || openRequests + waiting <= most) return [];
  return [{ code: 'booking.quota-requests', params: { kind, requests: most, open: openRequests } }];
}

