import { Temporal } from 'temporal-polyfill';
import type { Locator, Page } from 'playwright-core';
import type { WebHouse } from './web-house.js';

interface Named {
  id: string;
  slug: string;
}

interface Day {
  date: string;
  ground: string;
  opens: string | null;
}

const zone = 'Europe/Stockholm';
const read = async <T>(house: WebHouse, path: string): Promise<T> => (await (await fetch(new URL(path, house.system.web))).json()) as T;

export async function spaceNamed(house: WebHouse, slug: string): Promise<string> {
  const { spaces } = await read<{ spaces: Named[] }>(house, '/api/v1/spaces');
  return spaces.find((space) => space.slug === slug)!.id;
}

/** Days on which Parken keeps its ordinary hours, from a week ahead; each flow has its own. */
export async function openDay(house: WebHouse, index: number): Promise<string> {
  const { sites } = await read<{ sites: Named[] }>(house, '/api/v1/sites');
  const today = Temporal.Now.plainDateISO(zone);
  const id = sites.find(({ slug }) => slug === 'parken')!.id;
  const { days } = await read<{ days: Day[] }>(house, `/api/v1/sites/${id}/opening?from=${today.add({ days: 7 }).toString()}&to=${today.add({ days: 29 }).toString()}`);
  return days.filter(({ ground, opens }) => ground === 'weekly' && opens !== null)[index]!.date;
}

export const instant = (date: string, time: string): string => Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).toInstant().toString();

interface Asked {
  space: string;
  date: string;
  from?: string;
  to?: string;
  people?: number;
}

/** The address by which other pages of the house lead to the form. */
export async function addressOf(house: WebHouse, { space, date, from = '10:00', to = '11:00', people = 2 }: Asked): Promise<string> {
  const search = new URLSearchParams({ space: await spaceNamed(house, space), start: instant(date, from), end: instant(date, to), people: String(people) });
  return `/ask?${search.toString()}`;
}

const mostTabs = 60;

/** Goes from field to field by the key until it is there, as whoever has no mouse does. */
export async function tabTo(page: Page, there: Locator): Promise<void> {
  await there.waitFor();
  for (let tabs = 0; tabs < mostTabs; tabs++) {
    if ((await there.and(page.locator(':focus')).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('it cannot be reached by the Tab key');
}
