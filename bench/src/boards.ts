import type { defineSite, RawInputOf } from '#contracts';
import { Temporal } from 'temporal-polyfill';
import type { Bench } from './case.js';
import { Clients } from './clients.js';
import type { Slot, Space } from './house.js';
import { takeSamples, wholeStory } from './samples.js';
import { storeLike } from './stored-bookings.js';

/** A part of the calendar in which just so much is booked. */
export interface BookedBoard {
  siteId: string;
  from: string;
  days: number;
  /** How many bookings stand there. */
  bookings: number;
}

export interface Boards {
  dayOf20: BookedBoard;
  dayOf200: BookedBoard;
  weekOf200: BookedBoard;
}

// Beyond what the other cases book.
const daysAhead = 320;
const firstHour = 6;

const made = new WeakMap<Bench['house'], Promise<Boards>>();

/** The boards that are measured, stored when they are first asked for. */
export function boardsOf(bench: Bench): Promise<Boards> {
  const boards = made.get(bench.house) ?? makeBoards(bench);
  made.set(bench.house, boards);
  return boards;
}

async function makeBoards(bench: Bench): Promise<Boards> {
  const { product } = bench;
  const few = await siteOf20(bench);
  const { rows } = await product.query<{ id: string }>(`select site_id as id from booking.spaces where id = $1`, [bench.house.spaces[0]!.id]);
  const many = { siteId: rows[0]!.id, spaces: bench.house.spaces };
  const day = Temporal.Now.plainDateISO('UTC').add({ days: daysAhead });
  const [from, week] = [day.toString(), day.add({ days: 7 }).toString()];
  const like = wholeStory(await takeSamples(bench));
  const eightADay = ({ spaces }: typeof many) => spaces.flatMap((space) => Array.from({ length: 8 }, (_, nth) => slot(space, day, firstHour + 2 * nth)));
  const twentyFiveAWeek = many.spaces.flatMap((space) =>
    Array.from({ length: 25 }, (_, nth) => slot(space, day.add({ days: 7 + (nth % 7) }), firstHour + 3 * Math.floor(nth / 7))),
  );
  await storeLike(product, like, [...eightADay(few), ...eightADay(many), ...twentyFiveAWeek]);
  return {
    dayOf20: { siteId: few.siteId, from, days: 1, bookings: 160 },
    dayOf200: { siteId: many.siteId, from, days: 1, bookings: 1_600 },
    weekOf200: { siteId: many.siteId, from: week, days: 7, bookings: 5_000 },
  };
}

const slot = (space: Space, date: Temporal.PlainDate, hour: number): Slot => {
  const start = date.toPlainDateTime({ hour });
  return { ...space, start: `${start.toString()}Z`, end: `${start.add({ hours: 1 }).toString()}Z` };
};

const definition: Omit<RawInputOf<typeof defineSite>, 'slug'> = {
  name: { sv: 'Lilla mätplatsen', en: 'The small bench' },
  address: 'Redaregatan 48, Helsingborg',
  timeZone: 'Europe/Stockholm',
  country: 'SE',
  weeklyHours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '06:00', closes: '22:00' })),
  spaces: Array.from({ length: 20 }, (_, index) => ({
    slug: `litet-rum-${index}`,
    name: { sv: `Litet rum ${index}`, en: `Small room ${index}` },
    description: { sv: 'Ett rum.', en: 'A room.' },
    capacity: 20,
    equipment: ['screen' as const],
    cells: [`litet-rum-${index}`],
  })),
};

async function siteOf20({ system, product }: Bench): Promise<{ siteId: string; spaces: readonly Space[] }> {
  const clients = await Clients.open(1, system.gatewayPort);
  const body = await clients.expect(200, 0, await system.doors.signIn(['admin']), 'PUT', '/api/v1/sites/bench-20', definition);
  clients.close();
  const { site } = JSON.parse(body) as { site: { id: string } };
  const { rows } = await product.query<Space>(
    `select space_id as id, cell_id as "cellId" from booking.space_cells join booking.cells on cells.id = cell_id where site_id = $1`, [site.id],
  );
  return { siteId: site.id, spaces: rows };
}
