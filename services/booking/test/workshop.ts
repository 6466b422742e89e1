import { defineSite, listPools, listSiteServices, listSpaces, type RawInputOf, type SpaceView } from '#contracts';
import { House, TestClock } from '#testing';
import { bookingService } from '../src/booking.module.js';

const named = (name: string) => ({ sv: `${name} sv`, en: name });
const ordinary = {
  noticeMinutes: 0, horizonDays: 365, shortestMinutes: 15, longestMinutes: 20_160, gridMinutes: null,
  whoMayAsk: 'everybody', approval: 'manual', pendingBlocks: false,
} as const;
const atOnce = { ...ordinary, approval: 'automatic', pendingBlocks: true } as const;

export const booths = 12;

/** Always open. A hall of two halves that is furnished, where requests compete; and booths that are given to the first who asks. */
export const workshopDefinition: RawInputOf<typeof defineSite> = {
  slug: 'verkstan',
  name: named('Workshop'),
  address: 'Kajen 1, Helsingborg',
  timeZone: 'Europe/Stockholm',
  weeklyHours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '00:00', closes: '24:00' })),
  // Public holidays are closed; there are none in the weeks of the tests.
  dayBeforeHolidayCloses: null,
  floors: [{ slug: 'ground', name: named('Ground'), level: 0 }],
  spaces: [
    {
      slug: 'hall', name: named('Hall'), description: named('Both halves'), capacity: 120, equipment: ['stage'],
      cells: [{ slug: 'west', floor: 'ground' }, { slug: 'east', floor: 'ground' }],
      layouts: [
        { kind: 'board', capacity: 20, setupMinutes: 15, clearupMinutes: 10 },
        { kind: 'theatre', capacity: 120, setupMinutes: 30, clearupMinutes: 15 },
      ],
      accessibility: ['step-free', 'hearing-loop'],
      rules: ordinary,
    },
    {
      slug: 'west', name: named('West'), description: named('One half'), capacity: 60, equipment: [], cells: [{ slug: 'west', floor: 'ground' }],
      rules: ordinary,
    },
    {
      slug: 'east', name: named('East'), description: named('The other half'), capacity: 60, equipment: [], cells: [{ slug: 'east', floor: 'ground' }],
      rules: { ...ordinary, pendingBlocks: true },
    },
    ...Array.from({ length: booths }, (_, index) => ({
      slug: `booth-${index}`, name: named(`Booth ${index}`), description: named('For few'), capacity: 8, equipment: [],
      cells: [`booth-${index}`], rules: atOnce,
    })),
  ],
  pools: [
    { slug: 'projectors', name: named('Projectors'), equipment: 'projector', amount: 2 },
    { slug: 'easels', name: named('Easels'), amount: 3 },
  ],
  services: [
    { slug: 'coffee', name: named('Coffee'), description: named('And cake'), leadMinutes: 1440 },
  ],
};

export interface Workshop {
  house: House;
  siteId: string;
  spaces: readonly SpaceView[];
  /** Ids by slug. */
  space: Record<string, string>;
  pool: Record<string, string>;
  service: Record<string, string>;
}

const bySlug = (things: readonly { slug: string; id: string }[]) => Object.fromEntries(things.map(({ slug, id }) => [slug, id]));

/** On a Friday morning, 2026-11-20. */
export async function openWorkshop({ replicas = 1, now = '2026-11-20T10:00:00Z' } = {}): Promise<Workshop> {
  const house = await House.open([bookingService], { clock: new TestClock(now), replicas });
  return workshopIn(house);
}

/** A workshop in a house that may have others. */
export async function workshopIn(house: House, slug = workshopDefinition.slug): Promise<Workshop> {
  const { site } = await house.as('admin').call(defineSite, { ...workshopDefinition, slug });
  const anybody = house.as('visitor');
  const [{ spaces }, { pools }, { services }] = await Promise.all([
    anybody.call(listSpaces, { siteId: site.id }),
    anybody.call(listPools, { siteId: site.id }),
    anybody.call(listSiteServices, { siteId: site.id }),
  ]);
  return { house, siteId: site.id, spaces, space: bySlug(spaces), pool: bySlug(pools), service: bySlug(services) };
}
