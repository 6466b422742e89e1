import { Temporal } from 'temporal-polyfill';
import type { SpaceFreeBusy } from '#contracts';
import type { FreeBusyRow } from './find-free-busy.js';

export const daysOf = ({ timeZone, start, end }: FreeBusyRow) => ({ timeZone, start: start.toString(), end: end.toString() });

export const spaceOf = ({ spaceId, name, periods }: FreeBusyRow): SpaceFreeBusy => ({
  spaceId,
  name,
  // As other answers have times.
  periods: periods.map(({ start, end, status }) => ({ start: inUtc(start), end: inUtc(end), status })),
});

const inUtc = (text: string): string => Temporal.Instant.from(text).toString();
