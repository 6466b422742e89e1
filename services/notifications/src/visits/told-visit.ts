import type { VisitSnapshot } from '#contracts';
import type { ToldVisit } from '../domain/told.js';

/** A visit as it is kept until it is told: with its host, unless she has been erased. */
export const toldVisit = (data: VisitSnapshot, forgotten: ReadonlySet<string>): ToldVisit => {
  const { visitId, title, siteId, siteName, address, spaceName, timeZone, expectedFrom: start, expectedUntil: end, arrivedAt, version } = data;
  const hostId = data.hostId !== null && forgotten.has(data.hostId) ? null : data.hostId;
  return { visitId, hostId, title, siteId, siteName, address, spaceName, timeZone, start, end, arrivedAt, version };
};
