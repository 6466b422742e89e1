import { z } from 'zod';
import { command, fact, query } from '../define.js';
import { bilingual, id, instant, moment, page, pageOf, text, version } from '../fields.js';
import { ruleErrors } from './bookings.js';
import { reasonErrors, reasonGiven } from './reasons.js';
import { bookingView, exampleIds, layoutKind, pooled } from './views.js';

const exampleChange = '019a0000-0000-7000-8000-000000000019';

export const changeState = z.enum(['asked', 'approved', 'declined', 'withdrawn', 'superseded']);
export type ChangeState = z.output<typeof changeState>;

const named = z.strictObject({ sv: z.string(), en: z.string() });

/** Where, when and how a booking is. */
const standing = z.strictObject({
  spaceId: id(),
  spaceName: named,
  start: instant(),
  end: instant(),
  people: z.int(),
  layout: layoutKind.nullable(),
  pooled: z.array(pooled),
  serviceIds: z.array(id()),
});

export const changeView = z
  .strictObject({
    id: id(),
    bookingId: id(),
    caseNumber: z.string(),
    title: z.string(),
    state: changeState.describe('Superseded where the booking was changed or ended before anybody decided'),
    siteId: id(),
    timeZone: z.string(),
    to: standing.describe('As it is to be'),
    from: standing.describe('As the booking is; it stays so until the change is approved'),
    applicantId: id().nullable(),
    organisationId: id().nullable(),
    askedAt: instant(),
    decidedAt: instant().nullable(),
    reason: text(1000).nullable(),
    reasonId: id().nullable(),
    listedReason: bilingual(200).nullable(),
    version: version(),
  })
  .meta({ id: 'BookingChange' });
export type ChangeView = z.output<typeof changeView>;

const wanted = {
  spaceId: id().optional(),
  start: moment(),
  end: moment(),
  people: z.int().min(1).max(10_000).optional(),
  layout: layoutKind.optional(),
  pooled: z.array(pooled).max(20).optional(),
  serviceIds: z.array(id()).max(20).optional(),
};

const decidable = { changeId: id(), version: version().optional().describe('The version that the decision was made on, as If-Match') };

export const requestChange = command({
  subject: 'booking.changes.request',
  summary:
    'Ask to have an approved booking otherwise, where that takes more than it has. Staff decide, and until then the booking stays as it is; what is asked for is not kept free',
  serves: { booker: 'own', staff: 'own', admin: 'own' },
  input: z.strictObject({ bookingId: id(), ...wanted }),
  reply: changeView,
  errors: [
    'booking.not-found',
    'booking.conflict',
    'booking.illegal-transition',
    ...ruleErrors,
    'booking.already-begun',
    'change.already-asked',
    'change.not-needed',
    'person.erased',
    'space.not-found',
    'input.end-before-start',
    'input.time-does-not-exist',
    'input.time-is-ambiguous',
  ],
  example: { bookingId: exampleIds.booking, start: '2026-11-26T14:00', end: '2026-11-26T17:00' },
});

export const approveChange = command({
  subject: 'booking.changes.approve',
  summary: 'Give a booking what was asked for instead of what it had, or be told what stands in the way; then it keeps what it had',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({ ...decidable }),
  reply: bookingView,
  errors: [
    'change.not-found', 'change.not-waiting', 'booking.conflict', 'booking.illegal-transition', ...ruleErrors, 'booking.already-begun', 'space.not-found',
    'booking.change-needs-second-approval',
    'version.changed',
  ],
  example: { changeId: exampleChange },
});

export const declineChange = command({
  subject: 'booking.changes.decline',
  summary: 'Decline a change with a reason; the booking stays as it is',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({ ...decidable, ...reasonGiven }),
  reply: changeView,
  errors: ['change.not-found', 'change.not-waiting', 'version.changed', ...reasonErrors],
  example: { changeId: exampleChange, reason: 'Salen är bokad direkt efteråt.' },
});

export const withdrawChange = command({
  subject: 'booking.changes.withdraw',
  summary: 'Take back a change that nobody has decided on; the booking stays as it is',
  serves: { booker: 'own', staff: 'own', admin: 'own' },
  input: z.strictObject({ ...decidable }),
  reply: changeView,
  errors: ['change.not-found', 'change.not-waiting', 'version.changed'],
  example: { changeId: exampleChange },
});

export const listChanges = query({
  subject: 'booking.changes.list',
  summary: 'List changes that are asked for, whoever asked first first: everybody’s for staff, her own for a booker',
  serves: { booker: 'own', staff: 'all', admin: 'all' },
  input: z.strictObject({
    bookingId: id().optional(),
    siteId: id().optional(),
    state: changeState.optional().describe('Those that wait for staff, where neither this nor a booking is named'),
    ...page,
  }),
  personal: ['applicantId'],
  reply: pageOf(changeView),
  errors: ['input.invalid'],
  example: {},
});

export const swapBookings = command({
  subject: 'booking.bookings.swap',
  summary: 'Let two approved bookings change rooms with each other; each keeps its time and its people, and is furnished as the other room can be',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({ bookingId: id(), version: version(), otherBookingId: id(), otherVersion: version() }),
  reply: z.strictObject({ booking: bookingView, other: bookingView }).meta({ id: 'SwappedBookings' }),
  errors: [
    'booking.not-found', 'booking.conflict', 'booking.illegal-transition', ...ruleErrors, 'booking.already-begun', 'booking.same-space', 'space.not-found',
    'booking.change-needs-second-approval',
    'version.changed',
  ],
  example: { bookingId: exampleIds.booking, version: 2, otherBookingId: '019a0000-0000-7000-8000-00000000001a', otherVersion: 2 },
});

/** A change as it stands. Who asked is known by id; what it is about, as the booking tells it. */
export const changeSnapshot = z.strictObject({
  changeId: id(),
  bookingId: id(),
  caseNumber: z.string(),
  state: changeState,
  title: z.string(),
  applicantId: id().nullable(),
  siteName: named,
  address: z.string(),
  timeZone: z.string(),
  spaceName: named.describe('As it is to be, like start and end'),
  start: instant(),
  end: instant(),
  people: z.int(),
  from: z.strictObject({ spaceName: named, start: instant(), end: instant() }).describe('As the booking is'),
  reason: text(1000).nullable(),
  listedReason: bilingual(200).nullable(),
  version: version(),
});
export type ChangeSnapshot = z.output<typeof changeSnapshot>;

const about = (type: string, summary: string) => fact({ type: `domain.booking.${type}.v1`, summary, data: changeSnapshot });

export const changeAsked = about('change-asked', 'Somebody has asked to have an approved booking otherwise');
export const changeApproved = about('change-approved', 'A booking has been given the change that was asked for; that it moved is told of the booking');
export const changeDeclined = about('change-declined', 'A change has been declined, and the booking stays as it is');
export const changeWithdrawn = about('change-withdrawn', 'An applicant has taken the change back that she asked for');
