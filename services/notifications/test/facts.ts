import type { AgreementSnapshot, ChangeSnapshot, DataOf, EventSnapshot, OfferSnapshot, RegistrationSnapshot, VisitSnapshot, messagePosted, watchMet } from '#contracts';
import { newId } from '#kernel';

const siteId = newId();
const place = {
  siteId,
  siteName: { sv: 'Parken', en: 'The Park' },
  address: 'Parkgatan 1, Göteborg',
  spaceName: { sv: 'Stora salen', en: 'Great hall' },
  timeZone: 'Europe/Stockholm',
};

export const thursday = { start: '2026-11-26T12:00:00Z', end: '2026-11-26T14:00:00Z' };
export const friday = { start: '2026-11-27T12:00:00Z', end: '2026-11-27T14:00:00Z' };

export const anEvent = (differences: Partial<EventSnapshot> = {}): EventSnapshot => ({
  eventId: newId(),
  slug: 'klimatdialog-k3x9',
  kind: 'climate-dialogue',
  theme: null,
  title: { sv: 'Klimatdialog om värmeplanen', en: 'Climate dialogue on heating' },
  state: 'published',
  attendance: 'on-site',
  ...thursday,
  ...place,
  bookingId: newId(),
  spaceId: newId(),
  capacity: 3,
  organiserId: null,
  spaceState: 'approved',
  reason: null,
  version: 2,
  ...differences,
});

type Differences = Partial<Omit<RegistrationSnapshot, 'event'>> & { event?: Partial<EventSnapshot> };

/** A registration as it is told; what a test cares about is given. */
export const aRegistration = (attendee: { id: string }, { event, ...differences }: Differences = {}): RegistrationSnapshot => ({
  registrationId: newId(),
  state: 'confirmed',
  attendeeId: attendee.id,
  bySms: false,
  place: null,
  offerExpiresAt: null,
  event: anEvent(event),
  version: 1,
  ...differences,
});

export const aVisit = (guest: { id: string } | null, host: { id: string } | null, differences: Partial<VisitSnapshot> = {}): VisitSnapshot => ({
  visitId: newId(),
  kind: 'guest',
  state: 'expected',
  visitorId: guest?.id ?? null,
  hostId: host?.id ?? null,
  title: { sv: 'Möte om värmeplanen', en: 'Meeting on heating' },
  ...place,
  bookingId: newId(),
  eventId: null,
  expectedFrom: thursday.start,
  expectedUntil: thursday.end,
  arrivedAt: null,
  leftAt: null,
  leftBy: null,
  version: 1,
  ...differences,
});

/** What somebody who watches is told of. */
export const aWatchMet = (
  watcher: { id: string },
  differences: Partial<DataOf<typeof watchMet>>,
  times: { start: string; end: string },
): DataOf<typeof watchMet> => {
  const { address: _, ...where } = place;
  const windows = [{ ...where, spaceId: newId(), ...times }];
  const head = { people: 40, minutes: 120, headStartUntil: '2026-11-22T09:40:00Z', version: 2 };
  return { watchId: newId(), personId: watcher.id, windows, ...head, ...differences };
};

/** Another room at the same time, kept until Wednesday noon. */
export const anOffer = (applicant: { id: string } | null, differences: Partial<OfferSnapshot> = {}): OfferSnapshot => {
  const { address: _, ...where } = place;
  const head = { offerId: newId(), bookingId: newId(), caseNumber: 'PRK 2026-000123', state: 'open', until: '2026-11-25T11:00:00Z', accepted: null, version: 1 } as const;
  return { ...head, applicantId: applicant?.id ?? null, alternatives: [{ choice: 1, ...where, spaceId: newId(), ...thursday }], ...differences };
};

/** A message of staff to an applicant. */
export const aMessagePosted = (
  applicant: { id: string } | null,
  differences: Partial<DataOf<typeof messagePosted>> = {},
): DataOf<typeof messagePosted> => {
  const { siteId: _, address: __, ...where } = place;
  const words = { from: 'staff', isInternal: false, wantsAnswer: false } as const;
  return { postId: newId(), caseId: newId(), caseNumber: 'PRK 2026-000123', applicantId: applicant?.id ?? null, ...words, ...where, ...thursday, version: 1, ...differences };
};

export const anAgreement = (signatories: { id: string }[], differences: Partial<AgreementSnapshot> = {}): AgreementSnapshot => ({
  agreementId: newId(),
  kind: 'letter-of-intent',
  title: 'Tysta leveranser i Oceanhamnen',
  state: 'sent',
  parties: signatories.map(({ id }) => ({ partyId: newId(), organisationId: newId(), signatoryId: id, signedAt: null })),
  startsAt: '2026-11-30T23:00:00Z',
  endsAt: '2027-11-30T23:00:00Z',
  timeZone: 'Europe/Stockholm',
  privileges: { daysAhead: 540, automaticApproval: true, hoursAMonth: 20 },
  hash: null,
  reason: null,
  version: 2,
  ...differences,
});

/** A change of a booking on Thursday, which was a day later. */
export const aChange = (applicant: { id: string }, differences: Partial<ChangeSnapshot> = {}): ChangeSnapshot => {
  const { siteId: _, ...where } = place;
  const words = { title: 'Klimatdialog', caseNumber: 'PRK 2026-000123', people: 40, reason: null, listedReason: null } as const;
  const from = { spaceName: place.spaceName, ...friday };
  return { changeId: newId(), bookingId: newId(), state: 'asked', applicantId: applicant.id, ...words, ...where, ...thursday, from, version: 1, ...differences };
};
