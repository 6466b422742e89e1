import type { SpaceFreeBusy } from '#contracts';
import type { FreeBusyRow } from './find-free-busy.js';

export const daysOf = ({ timeZone, start, end }: FreeBusyRow) => ({ timeZone, start: start.toString(), end: end.toString() });

export const spacesOf = (rows: readonly FreeBusyRow[]): SpaceFreeBusy[] =>
  rows.flatMap(({ spaceId, name, periods }) =>
    spaceId === null ? [] : [{ spaceId, name, periods: JSON.parse(periods) as SpaceFreeBusy['periods'] }],
  );
