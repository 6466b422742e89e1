import { z } from 'zod';
import { command, query } from '../define.js';
import { id, instant, line, moment, page, pageOf, text, version } from '../fields.js';
import { privileges } from '../partners/agreement-views.js';
import { reasonErrors, reasonGiven } from './reasons.js';
import { bookingState, bookingView, contact, equipment, exampleIds, layoutKind, pooled } from './views.js';

/** What somebody who asks for a space wishes, besides when. */
export const wishes = {
  people: z.int().min(1).max(10_000),
  layout: layoutKind.optional().describe('Without it the first layout of the space that holds the people'),
  equipment: z.array(equipment).max(20).default([]).describe('What the space lacks comes from a pool of the house, where there is one'),
  pooled: z.array(pooled).max(20).default([]).describe('Of the pools of the house, beside the equipment'),
  serviceIds: z.array(id()).max(20).default([]),
};

/** What is said with a request, whenever it is for. */
export const requestWords = {
  title: line(120),
  purpose: text(2000).optional(),
  organisationId: id().optional().describe('An organisation that the applicant is confirmed to act for'),
  contact: contact.partial({ email: true, phone: true }).optional(),
  isPublic: z.boolean().default(false).describe('Whether anybody may come'),
  servesAlcohol: z.boolean().default(false),
  termsVersion: version().optional().describe('The version of the site’s terms that the applicant accepts'),
};

/** Rules of a space that a wish can break. The first stands as the code; the others, if any, in `also` with their parameters. */
export const ruleErrors = [
  'booking.not-for-you',
  'booking.in-the-past',
  'booking.too-soon',
  'booking.too-far-ahead',
  'booking.too-short',
  'booking.too-long',
  'booking.off-grid',
  'booking.outside-opening-hours',
  'booking.layout-missing',
  'booking.too-many-people',
  'booking.equipment-missing',
  'booking.accessibility-missing',
  'booking.pool-unknown',
  'booking.pool-overdrawn',
  'booking.service-unknown',
  'booking.service-too-late',
  'booking.quota-hours',
  'booking.quota-requests',
  'booking.terms-not-accepted',
] as const;

export const requestBooking = command({
  subject: 'booking.bookings.request',
  summary:
    'Ask for a space. Where its rules or an agreement approve at once it is given; elsewhere the request waits for staff and may compete with others for the same time',
  serves: { booker: 'own', staff: 'own', admin: 'own' },
  input: z.strictObject({
    spaceId: id(),
    start: moment(),
    end: moment(),
    ...wishes,
    ...requestWords,
    holdId: id().optional().describe('The hold under which the form was filled in; it ends when the request is stored'),
  }),
  reply: bookingView,
  errors: [
    'space.not-found',
    'booking.conflict',
    ...ruleErrors,
    'booking.not-for-organisation',
    'person.erased',
    'input.end-before-start',
    'input.time-does-not-exist',
    'input.time-is-ambiguous',
  ],
  example: {
    spaceId: exampleIds.space,
    start: '2026-11-26T13:00',
    end: '2026-11-26T15:00',
    title: 'Marknadsdialog: utsläppsfria arbetsmaskiner',
    purpose: 'Dialog med byggbranschen inför upphandling.',
    people: 40,
    equipment: ['projector'],
  },
});

const decidable = { bookingId: id(), version: version().optional().describe('The version that the decision was made on, as If-Match') };

export const approveBooking = command({
  subject: 'booking.bookings.approve',
  summary:
    'Approve a request: the space is hers, unless something approved stands in the way. Where two have to approve, the first approval leaves it requested (`firstApprovedAt`), and another person gives the second',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({ ...decidable }),
  reply: bookingView,
  errors: [
    'booking.not-found', 'booking.conflict', 'booking.pool-overdrawn', 'booking.illegal-transition', 'booking.in-the-past', 'booking.second-approval-by-another',
    'person.erased', 'space.not-found', 'version.changed',
  ],
  example: { bookingId: exampleIds.booking },
});

export const declineBooking = command({
  subject: 'booking.bookings.decline',
  summary: 'Decline a request, with a reason from the list, in free words or both, which the applicant is told',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({ ...decidable, ...reasonGiven }),
  reply: bookingView,
  errors: ['booking.not-found', 'booking.illegal-transition', ...reasonErrors, 'version.changed'],
  example: { bookingId: exampleIds.booking, reason: 'Salen används för stadens klimatdialog.' },
});

export const withdrawBooking = command({
  subject: 'booking.bookings.withdraw',
  summary: 'Take back a request that has not been decided',
  serves: { booker: 'own', staff: 'own', admin: 'own' },
  input: z.strictObject({ ...decidable }),
  reply: bookingView,
  errors: ['booking.not-found', 'booking.illegal-transition', 'version.changed'],
  example: { bookingId: exampleIds.booking },
});

export const moveBooking = command({
  subject: 'booking.bookings.move',
  summary:
    'Change when, where and how a booking is. Staff may change any, and what is approved stays so; an applicant her own while it is requested, and afterwards where it takes no more than it had or is approved at once',
  serves: { booker: 'own', staff: 'all', admin: 'all' },
  input: z.strictObject({
    bookingId: id(),
    version: version(),
    spaceId: id().optional(),
    start: moment(),
    end: moment(),
    people: z.int().min(1).max(10_000).optional(),
    layout: layoutKind.optional(),
    pooled: z.array(pooled).max(20).optional(),
    serviceIds: z.array(id()).max(20).optional(),
  }),
  reply: bookingView,
  errors: [
    'booking.not-found',
    'booking.conflict',
    'booking.illegal-transition',
    ...ruleErrors,
    'booking.change-needs-staff',
    'booking.change-needs-second-approval',
    'booking.already-begun',
    'space.not-found',
    'version.changed',
    'input.end-before-start',
    'input.time-does-not-exist',
    'input.time-is-ambiguous',
  ],
  example: { bookingId: exampleIds.booking, version: 2, start: '2026-11-26T14:00', end: '2026-11-26T16:00' },
});

export const cancelBooking = command({
  subject: 'booking.bookings.cancel',
  summary: 'Cancel an approved booking, with a reason from the list, in free words or both; its time is free at once',
  serves: { booker: 'own', staff: 'all', admin: 'all' },
  input: z.strictObject({ ...decidable, ...reasonGiven }),
  reply: bookingView,
  errors: ['booking.not-found', 'booking.illegal-transition', 'booking.already-begun', ...reasonErrors, 'version.changed'],
  example: { bookingId: exampleIds.booking, reason: 'Mötet blir digitalt.' },
});

export const getBooking = query({
  subject: 'booking.bookings.get',
  summary: 'Show a booking with its history',
  serves: { booker: 'own', reception: 'all', staff: 'all', admin: 'all' },
  input: z.strictObject({ bookingId: id() }),
  personal: ['applicantId'],
  reply: z
    .strictObject({
      ...bookingView.shape,
      lateFrom: instant().nullable().describe('Whoever cancels after this is late; null where nobody can be'),
      history: z.array(
        z.strictObject({ at: instant(), by: id().nullable(), change: z.string(), state: bookingState, start: instant(), end: instant(), spaceId: id() }),
      ),
    })
    .meta({ id: 'BookingWithHistory' }),
  errors: ['booking.not-found'],
  example: { bookingId: exampleIds.booking },
});

export const listBookings = query({
  subject: 'booking.bookings.list',
  summary: 'List bookings by start, or requests by priority: everybody’s for staff, her own for a booker',
  serves: { booker: 'own', reception: 'all', staff: 'all', admin: 'all' },
  input: z.strictObject({
    state: bookingState.optional(),
    siteId: id().optional(),
    spaceId: id().optional(),
    from: instant().optional().describe('Bookings that end after this'),
    to: instant().optional().describe('Bookings that start before this'),
    organisationId: id().optional(),
    seriesId: id().optional(),
    secondApproval: z.enum(['waiting']).optional().describe('Requests that one has approved, and that wait for another'),
    sort: z
      .enum(['start', 'priority'])
      .default('start')
      .describe('By priority: of what agreements give most first, then of whoever asked first; what waits for staff, if no state is given'),
    ...page,
  }),
  personal: ['applicantId'],
  reply: pageOf(bookingView),
  errors: ['input.invalid'],
  example: { state: 'requested' },
});

export const listBookingStates = query({
  subject: 'booking.states.list',
  summary: 'The states of a booking and the changes between them that are possible',
  serves: { visitor: 'all', booker: 'all', reception: 'all', staff: 'all', admin: 'all' },
  input: z.strictObject({}),
  reply: z.strictObject({
    states: z.array(bookingState),
    transitions: z.array(z.strictObject({ change: z.string(), from: bookingState.nullable(), to: bookingState, by: z.array(z.string()) })),
  }),
  errors: [],
  example: {},
});

export const listPrivileges = query({
  subject: 'booking.privileges.list',
  summary: 'List what agreements give organisations now, and how much of it is used: all of it for staff, her organisations’ for anybody else',
  serves: { booker: 'own', staff: 'all', admin: 'all' },
  input: z.strictObject({ organisationId: id().optional() }),
  reply: z.strictObject({
    privileges: z.array(
      z
        .strictObject({
          organisationId: id(),
          agreementId: id(),
          ...privileges.shape,
          endsAt: instant(),
          hoursUsed: z.number().describe('Of the hours of this calendar month, those approved at once'),
        })
        .meta({ id: 'GrantedPrivileges' }),
    ),
  }),
  errors: [],
  example: {},
});
