import type { defineSite, RawInputOf } from '#contracts';
import { Temporal } from 'temporal-polyfill';
import type { Client } from 'pg';
import { publicHoliday } from '../../services/booking/src/domain/public-holidays.js';
import { HttpClient } from './http-client.js';
import type { BenchSystem } from './system.js';

export interface Space {
  id: string;
  cellId: string;
}

/** A time in a space, which nobody else has. */
export interface Slot extends Space {
  start: string;
  end: string;
}

const spaceCount = 200;
const timeZone = 'Europe/Stockholm';
// By universal time, within the opening hours in winter and in summer.
const firstHour = 6;
const halfHours = 26;
const days = 300;

const definition: RawInputOf<typeof defineSite> = {
  slug: 'bench',
  name: { sv: 'Mätplatsen', en: 'The bench' },
  address: 'Redaregatan 48, Helsingborg',
  timeZone,
  country: 'SE',
  weeklyHours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '06:00', closes: '22:00' })),
  spaces: Array.from({ length: spaceCount }, (_, index) => ({
    slug: `rum-${index}`,
    name: { sv: `Rum ${index}`, en: `Room ${index}` },
    description: { sv: 'Ett rum.', en: 'A room.' },
    capacity: 20,
    equipment: ['screen' as const],
    cells: [`rum-${index}`],
  })),
};

/** A site of many spaces, each with a cell of its own, and the times that can be booked there. */
export class BenchHouse {
  private used = 0;
  private readonly openDays: string[];

  private constructor(readonly spaces: readonly Space[]) {
    const first = Temporal.Now.plainDateISO('UTC').add({ days: 2 });
    const dates = Array.from({ length: days }, (_, index) => first.add({ days: index }));
    this.openDays = dates.filter((date) => !publicHoliday('SE', date)).map(String);
  }

  /** Defines the site through the interface, as an administrator would. */
  static async build(system: BenchSystem, product: Client): Promise<BenchHouse> {
    const admin = await system.doors.signIn(['admin']);
    const client = await HttpClient.open(system.gatewayPort);
    const { slug, ...body } = definition;
    const answer = await client.send('PUT', `/api/v1/sites/${slug}`, admin.headers, JSON.stringify(body));
    client.close();
    if (answer.status !== 200) throw new Error(answer.body);
    const { rows } = await product.query<Space>(`
      select space_id as id, min(cell_id::text) as "cellId" from booking.space_cells group by space_id order by space_id`);
    return new BenchHouse(rows);
  }

  /** So many slots that have not been given before, one space after another. */
  slots(count: number): Slot[] {
    const from = this.used;
    this.used += count;
    return Array.from({ length: count }, (_, index) => this.slot(from + index));
  }

  nextSlot = (): Slot => this.slot(this.used++);

  private slot(number: number): Slot {
    const space = this.spaces[number % this.spaces.length]!;
    const time = Math.floor(number / this.spaces.length);
    const date = this.openDays[Math.floor(time / halfHours)];
    if (!date) throw new Error('every time of the house is taken');
    const half = time % halfHours;
    return { ...space, start: moment(date, half), end: moment(date, half + 1) };
  }
}

const moment = (date: string, half: number) =>
  `${date}T${String(firstHour + Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}:00Z`;
