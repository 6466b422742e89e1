import { Injectable } from '@nestjs/common';
import { countInside, listBookings, listEvents, listSites } from '#contracts';
import { DomainError, type Actor } from '#kernel';
import { Services } from '../actor/services.js';
import type { Call, Handler } from '../rest/endpoint.js';
import { namesOf } from '../rest/names.js';
import { Gathering } from './gathering.js';
import { onlineOf, sitesOf, type Parts } from './today-by-site.js';
import type { Day } from './today-schema.js';

const aDayMs = 24 * 3_600_000;

/** The day of the house, site by site. What a service that is down would have said is null, and the service is named. */
@Injectable()
export class ShowToday implements Handler {
  constructor(private readonly services: Services) {}

  async handle({ input: { siteId }, caller: { actor } }: Call<{ siteId?: string }>): Promise<Day> {
    const now = new Date();
    const gathering = new Gathering(this.services, actor);
    const parts = await partsOf(gathering, now, siteId);
    const isKnown = (parts.sites ?? []).some(({ id }) => id === siteId);
    if (siteId !== undefined && parts.sites && !isKnown) throw new DomainError('site.not-found');
    await this.name([...(parts.bookings ?? []), ...(parts.waiting ?? [])], gathering, actor);
    return {
      at: now.toISOString(),
      sites: sitesOf(parts, now, siteId),
      online: onlineOf(parts, now),
      unavailable: gathering.unavailable,
      shortened: gathering.shortened,
    };
  }

  private async name(bookings: NonNullable<Parts['bookings']>, gathering: Gathering, actor: Actor): Promise<void> {
    const names = await namesOf(bookings.map(({ applicantId }) => applicantId), this.services, actor);
    if (!names) gathering.missed('partners');
    else for (const booking of bookings) booking.applicant = names.get(booking.applicantId ?? '') ?? null;
  }
}

/** Wide enough for the day of every time zone; each site then takes what falls on its own. */
async function partsOf(gathering: Gathering, now: Date, siteId: string | undefined): Promise<Parts> {
  const around = { from: new Date(now.getTime() - aDayMs).toISOString(), to: new Date(now.getTime() + aDayMs).toISOString() };
  const at = { ...(siteId && { siteId }) };
  const [sites, bookings, waiting, events, occupancy] = await Promise.all([
    gathering.ask(listSites, {}),
    gathering.list(listBookings, { ...at, ...around, state: 'approved' }),
    gathering.list(listBookings, { ...at, from: now.toISOString(), state: 'requested' }),
    gathering.list(listEvents, { ...at, ...around }),
    gathering.ask(countInside, {}),
  ]);
  return { sites: sites?.sites ?? null, bookings, waiting, events, occupancy: occupancy?.sites ?? null };
}
