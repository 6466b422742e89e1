import type { DataOf, watchMet } from '#contracts';
import type { Family } from '../announcing/family.js';
import { writeAboutWatch } from '../domain/letters/watches/watch-letters.js';
import type { ToldWatch } from '../domain/told.js';

type WatchMet = DataOf<typeof watchMet>;

export const watches: Family<WatchMet, { watch: ToldWatch }> = {
  name: 'watch',
  peopleIn: ({ personId }) => [personId],
  announced: (_name, data) => {
    const first = data.windows[0]!;
    return {
      about: data.watchId,
      version: data.version,
      calendar: null,
      until: data.windows.map(({ end }) => end).toSorted((one, other) => Date.parse(one) - Date.parse(other)).at(-1)!,
      as: { start: first.start, end: first.end, timeZone: first.timeZone, spaceName: first.spaceName },
      to: [{ personId: data.personId, matter: { watch: asTold(data) } }],
    };
  },
  fetch: async () => ({}),
  write: writeAboutWatch,
};

const asTold = ({ watchId, people, minutes, windows, headStartUntil, version }: WatchMet): ToldWatch => ({
  watchId,
  people,
  minutes,
  windows: windows.map(({ siteName, spaceName, timeZone, start, end }) => ({ siteName, spaceName, timeZone, start, end })),
  headStartUntil,
  version,
});
