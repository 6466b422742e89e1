import { sql, type Database } from '#persistence';
import { Temporal } from 'temporal-polyfill';
import type { Ask } from '../asking.js';
import { planYear } from './plan-year.js';
import type { PlannedYear } from './planned.js';
import { readHouse } from './read-house.js';
import { storeYear } from './store-year.js';
import { gatherPeople } from './year-people.js';

export interface YearWish {
  site: string;
  bookings: number;
  seed: number;
  /** Makes another year on top of what is there; it takes nothing away. */
  again: boolean;
  now: Temporal.Instant;
}

export interface YearMade {
  plan: PlannedYear;
  from: string;
  to: string;
}

/** There is a year already. */
export class AlreadyThere extends Error {}

const daysAhead = 45;

/**
 * Makes a year that a busy house could have had, up to now and a little ahead: through messages what belongs to others, and what is
 * booking's own through its tables with everything watching. Nobody is told of it: there are no facts, and so no mail.
 * @throws AlreadyThere where one has been made and `again` does not say that another is wanted
 */
export async function makeYear(ask: Ask, database: Database, wish: YearWish, told: (line: string) => void): Promise<YearMade> {
  const people = await gatherPeople(ask);
  const made = await bookedBy(database, people.bookers.map(({ personId }) => personId));
  if (made > 0 && !wish.again) throw new AlreadyThere(`There is a year already, of ${made} bookings. With --again another is made on top of it; nothing is removed.`);
  const today = wish.now.toZonedDateTimeISO('UTC').toPlainDate();
  const dates = { from: today.subtract({ years: 1 }), to: today.add({ days: daysAhead }) };
  const house = { ...(await readHouse(ask, database, wish.site, dates)), ...people };
  // What was made before is in the way, and the same wishes would find nothing but that.
  const plan = planYear(house, { bookings: wish.bookings, seed: wish.seed + made, now: wish.now.epochMilliseconds });
  await storeYear(database, plan, house.timeZone, (count) => told(`${count} of ${plan.bookings.length} bookings`));
  return { plan, from: dates.from.toString(), to: dates.to.toString() };
}

async function bookedBy(database: Database, people: readonly string[]): Promise<number> {
  const { count } = await database.one<{ count: number }>(sql`select count(*) as count from bookings where applicant_id = any (${people}::uuid[])`);
  return count;
}
