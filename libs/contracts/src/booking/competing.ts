import { z } from 'zod';
import { command, query } from '../define.js';
import { id, instant, moment, version } from '../fields.js';
import { ruleErrors } from './bookings.js';
import { offerView } from './offers.js';
import { reasonErrors, reasonGiven } from './reasons.js';
import { bookingView, exampleIds } from './views.js';

const other = '019a0000-0000-7000-8000-000000000019';

/** A rule in the way, with the facts behind it. */
const inTheWay = z
  .strictObject({ code: z.string(), params: z.record(z.string(), z.json()) })
  .meta({ id: 'InTheWay' });

const standing = z
  .strictObject({
    kind: z.enum(['person', 'organisation']).describe('Whose quota it counts on'),
    hoursAMonth: z.int().nullable().describe('Null is no limit'),
    hoursUsed: z.number().describe('In the month of the request, beside it'),
    openRequests: z.int().nullable().describe('Null is no limit'),
    requestsOpen: z.int().describe('Beside it'),
  })
  .meta({ id: 'QuotaStanding' });

const comparedRequest = z
  .strictObject({
    booking: bookingView,
    capacity: z.int().describe('Of the space, in the layout that the request has'),
    organisation: z
      .strictObject({ id: id(), name: z.string().nullable(), kind: z.string().nullable() })
      .nullable()
      .describe('Null where she asks for herself'),
    quota: standing.nullable().describe('Null where nothing is limited, or where the applicant has been erased'),
    agreementId: id().nullable().describe('The agreement that would give it at once'),
    inTheWay: z.array(inTheWay).describe('What would refuse its approval now, other requests aside'),
    alternatives: z
      .array(
        z.strictObject({ kind: z.enum(['other-space', 'other-time', 'other-site']), siteId: id(), spaceId: id(), start: instant(), end: instant() }),
      )
      .describe('What it could be offered instead'),
    offerId: id().nullable().describe('What it has been offered and not yet answered'),
  })
  .meta({ id: 'ComparedRequest' });
export type ComparedRequest = z.output<typeof comparedRequest>;

export const compareRequests = query({
  subject: 'booking.bookings.compare',
  summary: 'Show a request beside those that want any of the same floor at the same time, the one with the highest priority first, and what each could be offered instead',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({ bookingId: id() }),
  personal: ['applicantId'],
  reply: z.strictObject({
    requests: z.array(comparedRequest).describe('The one asked about and at most nineteen others'),
    count: z.int().describe('How many there are in all'),
  }),
  errors: ['booking.not-found'],
  example: { bookingId: exampleIds.booking },
});

const row = { bookingId: id(), version: version().describe('The version that the decision was made on') };

const alternative = z.strictObject({ spaceId: id(), start: moment(), end: moment() });

export const decideCompeting = command({
  subject: 'booking.bookings.decide-competing',
  summary:
    'Decide several requests at once: approve one, offer others something else that is kept for them until a deadline, and decline the rest. All of it or nothing; a refusal names the request, and the alternative, that it is about',
  serves: { staff: 'all', admin: 'all' },
  input: z
    .strictObject({
      approve: z.strictObject(row).optional(),
      offers: z
        .array(
          z.strictObject({
            ...row,
            alternatives: z.array(alternative).min(1).max(5),
            until: moment().describe('At most 14 days ahead, and no later than the first of the alternatives begins'),
          }),
        )
        .max(20)
        .default([]),
      decline: z.array(z.strictObject({ ...row, ...reasonGiven })).max(100).default([]),
    })
    .refine(({ approve, offers, decline }) => approve !== undefined || offers.length + decline.length > 0, { message: 'decides nothing' })
    .refine(({ approve, offers, decline }) => areDistinct([...(approve ? [approve] : []), ...offers, ...decline]), { message: 'each request once' }),
  reply: z
    .strictObject({ approved: bookingView.nullable(), offers: z.array(offerView), declined: z.array(bookingView) })
    .meta({ id: 'CompetingDecision' }),
  errors: [
    'booking.not-found',
    'booking.conflict',
    'booking.illegal-transition',
    ...ruleErrors,
    ...reasonErrors,
    'booking.second-approval-missing',
    'space.not-found',
    'person.erased',
    'offer.already-made',
    'offer.deadline-impossible',
    'version.changed',
    'input.end-before-start',
    'input.time-does-not-exist',
    'input.time-is-ambiguous',
  ],
  example: {
    approve: { bookingId: exampleIds.booking, version: 1 },
    offers: [
      { bookingId: other, version: 1, alternatives: [{ spaceId: exampleIds.space, start: '2026-11-27T13:00', end: '2026-11-27T15:00' }], until: '2026-11-25T12:00' },
    ],
  },
});

const areDistinct = (rows: readonly { bookingId: string }[]): boolean => new Set(rows.map(({ bookingId }) => bookingId)).size === rows.length;
