import { Temporal } from 'temporal-polyfill';
import { eventually } from '#testing';
import { UnexpectedAnswer } from '../journey/browser.js';
import { passIn } from '../journey/links.js';
import type { Person } from '../journey/people.js';
import type { WebHouse } from './web-house.js';

export interface Guest {
  visitId: string;
  name: string;
  pass: string;
}

export interface Meeting {
  siteId: string;
  spaceId: string;
  bookingId: string;
  start: string;
  end: string;
}

interface Booking {
  id: string;
  version: number;
}

const timeZone = 'Europe/Stockholm';

/** Something in a space of the other site that is about to begin, on days that are open round the clock for it. */
export async function soonIn(staff: Person, spaceSlug: string): Promise<Meeting> {
  const { body: { sites } } = await staff.get<{ sites: { id: string; slug: string }[] }>('/api/v1/sites');
  const siteId = sites.find(({ slug }) => slug === 'silon')!.id;
  const { body: { spaces } } = await staff.get<{ spaces: { id: string; slug: string }[] }>(`/api/v1/spaces?siteId=${siteId}`);
  const spaceId = spaces.find(({ slug }) => slug === spaceSlug)!.id;
  const start = aboutNow();
  const today = Temporal.Now.plainDateISO(timeZone);
  // Also tomorrow: whoever tests at night comes across midnight.
  for (const date of [today, today.add({ days: 1 })]) {
    await staff.change('PUT', `/api/v1/sites/${siteId}/opening/${date.toString()}`, { hours: { opens: '00:00', closes: '24:00' }, note: { sv: 'Prov', en: 'Trial' } });
  }
  const times = { start: start.toInstant().toString(), end: start.add({ hours: 1 }).toInstant().toString() };
  const { body: asked } = await staff.change<Booking>('POST', '/api/v1/bookings', { spaceId, ...times, people: 8, title: `Prov i ${spaceSlug}` });
  await staff.change('POST', `/api/v1/bookings/${asked.id}/approval`, undefined, { 'if-match': `"${asked.version}"` });
  return { siteId, spaceId, bookingId: asked.id, ...times };
}

/** Within ten minutes, so that the code of the door is good already: it is from a quarter of an hour before. */
const aboutNow = (): Temporal.ZonedDateTime =>
  Temporal.Now.zonedDateTimeISO(timeZone).add({ minutes: 2 }).round({ smallestUnit: 'minute', roundingIncrement: 5, roundingMode: 'ceil' });

/** Guests of it, each with the pass that came to her by mail. */
export async function guestsOf(house: WebHouse, staff: Person, { bookingId }: Meeting, names: string[]): Promise<Guest[]> {
  return Promise.all(names.map(async (name) => {
    const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@dorren.example`;
    const visit = await onceKnown(() => staff.change<{ id: string }>('POST', `/api/v1/bookings/${bookingId}/guests`, { name, email }));
    const mail = await eventually(`the pass of ${name}`, async () => (await house.system.post.mailsTo(email)).findLast(({ attachments }) => attachments?.some(({ contentType }) => contentType === 'image/png')), { timeoutMs: 30_000, everyMs: 200 });
    return { visitId: visit.body.id, name, pass: await passIn(house.system.post, mail) };
  }));
}

const unknownYet = ['booking.not-found', 'visit.booking-not-approved', 'event.booking-unknown', 'event.booking-not-usable', 'event.outside-its-booking'];

/** What one part of the house has decided, the others know a moment later. */
export const onceKnown = <T>(ask: () => Promise<T>): Promise<T> =>
  eventually('the others to know of it', async () => {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof UnexpectedAnswer && unknownYet.includes(error.problem.code ?? '')) return undefined;
      throw error;
    }
  }, { timeoutMs: 20_000, everyMs: 100 });
