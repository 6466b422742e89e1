import { language, showSiteFreeBusy, showSpaceFreeBusy } from '#contracts';
import { SiteFreeBusyCalendar, SpaceFreeBusyCalendar } from '../calendars/free-busy-handlers.js';
import type { Endpoint } from './endpoint.js';
import { route } from './route.js';

const freeBusySeconds = 60;

const freeBusy = { tag: 'Free and busy', publicSeconds: freeBusySeconds };
const inLanguage = { language: language().optional().describe('That of Accept-Language when left out') };
const calendar = {
  method: 'GET', ...freeBusy, serves: 'anyone', status: 200, replyType: 'text/calendar', idempotent: false,
} as const;
const unanswered = ['service.unavailable', 'service.timeout'] as const;

export const freeBusyRoutes: Endpoint[] = [
  route('GET', '/spaces/{spaceId}/free-busy', showSpaceFreeBusy, freeBusy),
  route('GET', '/sites/{siteId}/free-busy', showSiteFreeBusy, freeBusy),
  {
    ...calendar, path: '/spaces/{spaceId}/free-busy.ics', operationId: 'free-busy.space-calendar', answeredBy: SpaceFreeBusyCalendar,
    summary: 'When a space is taken, for calendar programs (VFREEBUSY, RFC 5545)',
    input: showSpaceFreeBusy.input.extend(inLanguage), example: showSpaceFreeBusy.example, errors: [...showSpaceFreeBusy.errors, ...unanswered],
  },
  {
    ...calendar, path: '/sites/{siteId}/free-busy.ics', operationId: 'free-busy.site-calendar', answeredBy: SiteFreeBusyCalendar,
    summary: 'When each space of a site is taken, for calendar programs (VFREEBUSY, RFC 5545)',
    input: showSiteFreeBusy.input.omit({ after: true, limit: true }).extend(inLanguage), example: showSiteFreeBusy.example,
    errors: [...showSiteFreeBusy.errors, ...unanswered],
  },
];
