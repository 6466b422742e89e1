import { z } from 'zod';
import { command, query } from '../define.js';
import { id, instant, moment } from '../fields.js';
import { ruleErrors, wishes } from './bookings.js';
import { exampleIds, layoutKind } from './views.js';

const exampleHold = '019a0000-0000-7000-8000-000000000015';

export const holdView = z
  .strictObject({
    id: id(),
    siteId: id(),
    spaceId: id(),
    spaceName: z.strictObject({ sv: z.string(), en: z.string() }),
    timeZone: z.string(),
    start: instant(),
    end: instant(),
    layout: layoutKind.nullable().describe('Null where the space has no layouts'),
    setupMinutes: z.int(),
    clearupMinutes: z.int(),
    holdsFloor: z
      .boolean()
      .describe('Whether it keeps others out, as the rules of the space have it; else it is a countdown only, and others may ask for the same time'),
    expiresAt: instant(),
  })
  .meta({ id: 'Hold' });
export type HoldView = z.output<typeof holdView>;

/** What no hold is refused for: nobody has asked for anything yet. */
const ofRequestsAlone: readonly string[] = ['booking.quota-hours', 'booking.quota-requests', 'booking.terms-not-accepted'];

export const placeHold = command({
  subject: 'booking.holds.place',
  summary:
    'Hold a space for ten minutes while the form is filled in, by the same rules as a request. Another hold of the same person on the same space and time is replaced',
  serves: { booker: 'own', staff: 'own', admin: 'own' },
  input: z.strictObject({
    spaceId: id(),
    start: moment(),
    end: moment(),
    ...wishes,
    people: wishes.people.default(1),
    organisationId: id().optional().describe('An organisation that the applicant is confirmed to act for'),
  }),
  reply: holdView,
  errors: [
    'space.not-found',
    'booking.conflict',
    ...ruleErrors.filter((code) => !ofRequestsAlone.includes(code)),
    'booking.not-for-organisation',
    'hold.too-many',
    'person.erased',
    'input.end-before-start',
    'input.time-does-not-exist',
    'input.time-is-ambiguous',
  ],
  example: { spaceId: exampleIds.space, start: '2026-11-26T13:00', end: '2026-11-26T15:00', people: 40 },
});

export const releaseHold = command({
  subject: 'booking.holds.release',
  summary: 'Give back a hold before it expires',
  serves: { booker: 'own', staff: 'own', admin: 'own' },
  input: z.strictObject({ holdId: id() }),
  reply: holdView,
  errors: ['hold.not-found'],
  example: { holdId: exampleHold },
});

export const getHold = query({
  subject: 'booking.holds.get',
  summary: 'Show a hold that has not expired',
  serves: { booker: 'own', staff: 'own', admin: 'own' },
  input: z.strictObject({ holdId: id() }),
  reply: holdView,
  errors: ['hold.not-found'],
  example: { holdId: exampleHold },
});
