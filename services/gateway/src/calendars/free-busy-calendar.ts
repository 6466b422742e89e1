import type { Language, SpaceFreeBusy } from '#contracts';
import { inUtc, type Component, type Property } from '#icalendar';
import { calendarOf } from './named-calendar.js';

interface Days {
  start: string;
  end: string;
}

type Status = SpaceFreeBusy['periods'][number]['status'];

const types: Record<Status, string> = { busy: 'BUSY', tentative: 'BUSY-TENTATIVE', unavailable: 'BUSY-UNAVAILABLE' };
const names: Record<Language, string> = { sv: 'Parken: upptaget', en: 'Parken: taken' };

/** When spaces are taken, for calendar programs that look for a time: one VFREEBUSY (RFC 5545, 3.6.4) for each space. */
export const freeBusyOf = (days: Days, spaces: readonly SpaceFreeBusy[], language: Language): string =>
  calendarOf({ name: names[language], language }, spaces.map((space) => spaceOf(days, space, language)));

const spaceOf = ({ start, end }: Days, { spaceId, name, periods }: SpaceFreeBusy, language: Language): Component => [
  'vfreebusy',
  [
    ['uid', {}, 'text', `${spaceId}@parken`],
    // What has not changed is written the same each time, so that whoever has it need not be sent it again.
    ['dtstamp', {}, 'date-time', inUtc(start)],
    ['dtstart', {}, 'date-time', inUtc(start)],
    ['dtend', {}, 'date-time', inUtc(end)],
    ['comment', { language }, 'text', name[language]],
    ...(Object.keys(types) as Status[]).flatMap((status) => takenOf(status, periods)),
  ],
  [],
];

function takenOf(status: Status, periods: SpaceFreeBusy['periods']): Property[] {
  const own = periods.filter((period) => period.status === status);
  if (own.length === 0) return [];
  return [['freebusy', { fbtype: types[status] }, 'period', ...own.map(({ start, end }): [string, string] => [inUtc(start), inUtc(end)])]];
}
