import { z } from 'zod';
import { query } from '../define.js';
import { date, id, instant, page, pageOf } from '../fields.js';
import { exampleIds } from './views.js';

/** How many days can be asked about at once. */
export const mostFreeBusyDays = 92;

/** When a space cannot be had, with the time for setting up and clearing up, and nothing of why. No two of these overlap. */
const takenPeriod = z
  .strictObject({
    start: instant(),
    end: instant(),
    status: z.enum(['busy', 'tentative', 'unavailable']).describe('Approved; held by a request or by somebody who is asking; closed or under maintenance'),
  })
  .meta({ id: 'TakenPeriod' });

const spaceFreeBusy = z
  .strictObject({ spaceId: id(), name: z.strictObject({ sv: z.string(), en: z.string() }), periods: z.array(takenPeriod).describe('In order of time') })
  .meta({ id: 'SpaceFreeBusy' });
export type SpaceFreeBusy = z.output<typeof spaceFreeBusy>;

const asked = {
  from: date().optional().describe('The first day; today when left out'),
  to: date().optional().describe(`The last day, included; at most ${mostFreeBusyDays} days in all, and as many when left out`),
};
const answered = { timeZone: z.string(), start: instant(), end: instant() };
const serves = { visitor: 'all', booker: 'all', reception: 'all', staff: 'all', admin: 'all', device: 'all' } as const;
const example = { from: '2026-11-23', to: '2026-11-29' };

export const showSpaceFreeBusy = query({
  subject: 'booking.spaces.free-busy',
  summary: 'Show when a space is taken, without anything of by whom or for what',
  serves,
  input: z.strictObject({ spaceId: id(), ...asked }),
  reply: z.strictObject({ ...answered, ...spaceFreeBusy.shape }),
  errors: ['space.not-found', 'input.end-before-start', 'input.invalid'],
  example: { spaceId: exampleIds.space, ...example },
});

export const showSiteFreeBusy = query({
  subject: 'booking.sites.free-busy',
  summary: 'Show when each space of a site is taken, without anything of by whom or for what',
  serves,
  input: z.strictObject({ siteId: id(), ...asked, ...page }),
  reply: z.strictObject({ ...answered, ...pageOf(spaceFreeBusy).shape }),
  errors: ['site.not-found', 'input.end-before-start', 'input.invalid'],
  example: { siteId: exampleIds.site, ...example },
});
