import type { Circumstances } from './announcement.js';

import { Temporal } from 'temporal-polyfill';

export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/** That of what a message tells of: the booking's, the event's, the visit's. */
export function timeZoneIn(content: Circumstances): string | undefined {
  for (const value of [content, ...Object.values(content)] as unknown[]) {
    if (typeof value === 'object' && value !== null && 'timeZone' in value && typeof value.timeZone === 'string') return value.timeZone;
  }
  return undefined;
}
