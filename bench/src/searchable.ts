import type { defineSite, RawInputOf } from '#contracts';
import { Temporal } from 'temporal-polyfill';
import type { Bench } from './case.js';
import { Clients } from './clients.js';
import type { Slot, Space } from './house.js';
import { takeSamples, wholeStory } from './samples.js';
import { storeLike } from './stored-bookings.js';

/** Sites among whose spaces one searches, and from when. */
export interface Searchable {
  siteIds: string[];
  from: string;
  to: string;
}

export const spaceCount = 500;
export const days = 14;
export const bookingsADay = 4;
// A site is defined with so many at most.
const mostInOne = 200;
const daysAhead = 20;
const rules = { noticeMinutes: 60, horizonDays: 365, shortestMinutes: 30, longestMinutes: 480, gridMinutes: 30, whoMayAsk: 'everybody', pendingBlocks: true } as const;

const spaceOf = (index: number): RawInputOf<typeof defineSite>['spaces'][number] => ({
  slug: `sal-${index}`,
  name: { sv: `Sal ${index}`, en: `Hall ${index}` },
  description: { sv: 'En sal.', en: 'A hall.' },
  capacity: 10 + (index % 64),
  equipment: index % 2 === 0 ? ['projector', 'screen'] : ['whiteboard'],
  accessibility: index % 3 === 0 ? [] : ['step-free'],
  cells: [`sal-${index}`],
  layouts: [
    { kind: 'theatre', capacity: 10 + (index % 64), setupMinutes: 15, clearupMinutes: 15 },
    { kind: 'board', capacity: 5 + (index % 32), setupMinutes: 15, clearupMinutes: 15 },
  ],
  rules: { ...rules, approval: index % 5 === 0 ? 'automatic' : 'manual' },
});

const definition = (first: number): Omit<RawInputOf<typeof defineSite>, 'slug'> => ({
  name: { sv: 'Sökplatsen', en: 'The search' },
  address: 'Redaregatan 48, Helsingborg',
  timeZone: 'Europe/Stockholm',
  country: 'SE',
  weeklyHours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '06:00', closes: '22:00' })),
  spaces: Array.from({ length: Math.min(mostInOne, spaceCount - first) }, (_, index) => spaceOf(first + index)),
});

const opened = new WeakMap<Bench['house'], Promise<Searchable>>();

/** The sites that are searched, which are defined and whose days are filled when they are first asked for. */
export function openSearchable(bench: Bench): Promise<Searchable> {
  const known = opened.get(bench.house) ?? open(bench);
  opened.set(bench.house, known);
  return known;
}

async function open(bench: Bench): Promise<Searchable> {
  const { product, system } = bench;
  const clients = await Clients.open(1, system.gatewayPort);
  const admin = await system.doors.signIn(['admin']);
  const siteIds: string[] = [];
  for (let first = 0; first < spaceCount; first += mostInOne) {
    const body = await clients.expect(200, 0, admin, 'PUT', `/api/v1/sites/bench-search-${first}`, definition(first));
    siteIds.push((JSON.parse(body) as { site: { id: string } }).site.id);
  }
  clients.close();
  const { rows } = await product.query<Space>(
    `select space_id as id, cell_id as "cellId" from booking.space_cells join booking.cells on cells.id = cell_id where site_id = any ($1)`, [siteIds],
  );
  const day = Temporal.Now.plainDateISO('UTC').add({ days: daysAhead });
  await storeLike(product, wholeStory(await takeSamples(bench)), rows.flatMap((space, index) => slotsOf(space, index, day)));
  await product.query('vacuum analyze booking.allocations');
  return { siteIds, from: `${day.toString()}T00:00`, to: `${day.add({ days }).toString()}T00:00` };
}

// An hour each, beginning now at the whole hour, now at half past.
const slotsOf = (space: Space, index: number, first: Temporal.PlainDate): Slot[] =>
  Array.from({ length: days * bookingsADay }, (_, nth) => {
    const hour = 7 + 3 * (nth % bookingsADay);
    const start = first.add({ days: Math.floor(nth / bookingsADay) }).toPlainDateTime({ hour, minute: (index + nth) % 2 === 0 ? 0 : 30 });
    return { ...space, start: `${start.toString()}Z`, end: `${start.add({ hours: 1 }).toString()}Z` };
  });
