import { z } from 'zod';
import { command, fact, query } from '../define.js';
import { id, instant, page, pageOf, version } from '../fields.js';
import { bookingView, layoutKind, pooled } from './views.js';

const exampleOffer = '019a0000-0000-7000-8000-000000000018';

export const offerState = z
  .enum(['open', 'accepted', 'declined', 'lapsed', 'withdrawn', 'ended'])
  .describe('Ended is one whose request was decided, moved or withdrawn in some other way');
export type OfferState = z.output<typeof offerState>;

const names = z.strictObject({ sv: z.string(), en: z.string() });

const alternative = {
  choice: z.int().min(1).max(5).describe('Which of the alternatives it is'),
  siteId: id(),
  siteName: names,
  spaceId: id(),
  spaceName: names,
  timeZone: z.string(),
  start: instant(),
  end: instant(),
};

export const offerView = z
  .strictObject({
    id: id(),
    bookingId: id(),
    caseNumber: z.string(),
    applicantId: id().nullable().describe('Whom it was made to; null where she has been erased'),
    title: z.string().describe('Of the request'),
    state: offerState,
    until: instant().describe('Until then it is kept for her'),
    madeAt: instant(),
    endedAt: instant().nullable(),
    alternatives: z.array(
      z
        .strictObject({
          ...alternative,
          layout: layoutKind.nullable(),
          setupMinutes: z.int(),
          clearupMinutes: z.int(),
          pooled: z.array(pooled),
        })
        .meta({ id: 'OfferedAlternative' }),
    ),
    accepted: z.int().nullable().describe('Which of the alternatives she took'),
    version: version(),
  })
  .meta({ id: 'Offer' });
export type OfferView = z.output<typeof offerView>;

export const listOffers = query({
  subject: 'booking.offers.list',
  summary: 'List what has been offered instead of what was asked for, the newest first: everybody’s for staff, her own for a booker',
  serves: { booker: 'own', staff: 'all', admin: 'all' },
  input: z.strictObject({ state: offerState.optional(), bookingId: id().optional(), ...page }),
  personal: ['applicantId'],
  reply: pageOf(offerView),
  errors: ['input.invalid'],
  example: { state: 'open' },
});

export const acceptOffer = command({
  subject: 'booking.offers.accept',
  summary: 'Take one of the alternatives that one has been offered: the request is moved there and approved, and the others are free again',
  serves: { booker: 'own', staff: 'own', admin: 'own' },
  input: z.strictObject({ offerId: id(), choice: z.int().min(1).max(5), version: version().optional() }),
  reply: z.strictObject({ offer: offerView, booking: bookingView }).meta({ id: 'AcceptedOffer' }),
  errors: ['offer.not-found', 'offer.choice-unknown', 'offer.not-open', 'booking.second-approval-missing', 'space.not-found', 'booking.conflict', 'version.changed'],
  example: { offerId: exampleOffer, choice: 1 },
});

export const declineOffer = command({
  subject: 'booking.offers.decline',
  summary: 'Say no to what one has been offered: it is free again, and the request waits for staff',
  serves: { booker: 'own', staff: 'own', admin: 'own' },
  input: z.strictObject({ offerId: id(), version: version().optional() }),
  reply: offerView,
  errors: ['offer.not-found', 'offer.not-open', 'version.changed'],
  example: { offerId: exampleOffer },
});

export const withdrawOffer = command({
  subject: 'booking.offers.withdraw',
  summary: 'Take back what somebody has been offered: it is free again, and her request waits for staff',
  serves: { staff: 'all', admin: 'all' },
  input: z.strictObject({ offerId: id(), version: version().optional() }),
  reply: offerView,
  errors: ['offer.not-found', 'offer.not-open', 'version.changed'],
  example: { offerId: exampleOffer },
});

/** What others are told of an offer: ids, times and names of places. */
export const offerSnapshot = z.strictObject({
  offerId: id(),
  bookingId: id(),
  caseNumber: z.string(),
  applicantId: id().nullable(),
  state: offerState,
  until: instant(),
  alternatives: z.array(z.strictObject(alternative)).min(1),
  accepted: z.int().nullable(),
  version: version(),
});
export type OfferSnapshot = z.output<typeof offerSnapshot>;

export const offerMade = fact({
  type: 'domain.booking.offer-made.v1',
  summary: 'Somebody has been offered other times or spaces than she asked for, which are kept for her until a deadline',
  data: offerSnapshot,
});

export const offerEnded = fact({
  type: 'domain.booking.offer-ended.v1',
  summary: 'An offer is no longer open: it was accepted, declined or withdrawn, nobody answered in time, or its request came to something else',
  data: offerSnapshot,
});
