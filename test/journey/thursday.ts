import { Temporal } from 'temporal-polyfill';
import type { Browser } from './browser.js';

interface Day {
  date: string;
  opens: string | null;
  ground: string;
}

/** The next Thursday, a week or more from now, on which the site keeps its ordinary hours. */
export async function nextOpenThursday(browser: Browser, site: { id: string; timeZone: string }): Promise<string> {
  const today = Temporal.Now.plainDateISO(site.timeZone);
  const [from, to] = [today.add({ days: 7 }).toString(), today.add({ days: 90 }).toString()];
  const { body } = await browser.get<{ days: Day[] }>(`/api/v1/sites/${site.id}/opening?from=${from}&to=${to}`);
  const thursday = body.days.find((day) => day.ground === 'weekly' && day.opens && Temporal.PlainDate.from(day.date).dayOfWeek === 4);
  if (!thursday) throw new Error('no Thursday is open in the next three months');
  return thursday.date;
}
