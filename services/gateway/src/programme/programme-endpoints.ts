import { z } from 'zod';
import { getProgrammeEvent, language, listProgramme } from '#contracts';
import type { Endpoint } from '../rest/endpoint.js';
import { EventCalendar, EventJsonLd, ProgrammeCalendar, ProgrammeFeed, ProgrammeJsonLd } from './programme-handlers.js';

/** How long what everybody may read may be kept before it is asked for again. */
export const programmeSeconds = 60;

const inLanguage = { language: language().optional().describe('That of Accept-Language when left out') };
const own = { method: 'GET', tag: 'Programme', serves: 'anyone', status: 200, idempotent: false, publicSeconds: programmeSeconds } as const;
const unanswered = ['service.unavailable', 'service.timeout'] as const;

const several = {
  ...own,
  input: z.strictObject({ ...listProgramme.input.omit({ after: true, limit: true }).shape, ...inLanguage }),
  example: listProgramme.example,
  errors: [...listProgramme.errors, ...unanswered],
};

const one = {
  ...own,
  input: z.strictObject({ ...getProgrammeEvent.input.shape, ...inLanguage }),
  example: getProgrammeEvent.example,
  errors: [...getProgrammeEvent.errors, ...unanswered],
};

export const programmeEndpoints: Endpoint[] = [
  {
    ...several, path: '/programme.ics', operationId: 'programme.calendar', replyType: 'text/calendar', answeredBy: ProgrammeCalendar,
    summary: 'What is on as a calendar (iCalendar, RFC 5545), with the last two months',
  },
  { ...several, path: '/programme.atom', operationId: 'programme.feed', replyType: 'application/atom+xml', answeredBy: ProgrammeFeed, summary: 'What is on as a feed (Atom, RFC 4287)' },
  { ...several, path: '/programme.jsonld', operationId: 'programme.json-ld', replyType: 'application/ld+json', answeredBy: ProgrammeJsonLd, summary: 'What is on in the words of schema.org' },
  { ...one, path: '/programme/{slug}/event.ics', operationId: 'programme.event-calendar', replyType: 'text/calendar', answeredBy: EventCalendar, summary: 'A published event for a calendar' },
  { ...one, path: '/programme/{slug}/event.jsonld', operationId: 'programme.event-json-ld', replyType: 'application/ld+json', answeredBy: EventJsonLd, summary: 'A published event in the words of schema.org' },
];
