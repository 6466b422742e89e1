import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  acceptOffer, decideCompeting, declineOffer, listOffers,
  checkInBooking, finishBooking, listChanges, requestChange, showDoorCode, withdrawChange,
  addAttachment, getAttachment, listThreads, markMessagesRead, markThreadRead, postMessage, removeAbsence, setAbsence, showThread,
  getDraft, getHold, listDrafts, listWatches, placeHold, placeWatch, releaseHold, removeDraft, removeWatch, saveDraft,
  acceptSeat, approveBooking, cancelBooking, cancelSeries, changeSeries, confirmMembership, endMembership, draftAgreement, erasePerson, explainDecisions, getAgreement,
  getAgreementDocument, getBooking, getDelivery, getErasure, getOrganisation, getPerson, getPreferences, getSeries, inviteGuest, listAgreements, listBookings, listDeliveries, listGuests,
  listMemberships, listMessages, listMyQuotas, listOrganisations, listPasses, listPrivileges, listRegistrations, moveBooking, previewSeries, publishEvent, createEvent, registerForEvent, registerOrganisation, requestBooking,
  openFeed, listFeeds, revokeFeed, requestSeries, requests, sendAgreement, setPreferences, setQuota, showBoard, uninviteGuest, updatePerson, withdrawBooking, withdrawRegistration,
  type AgreementView, type BookingView, type DraftView, type HoldView, type WatchView, type MembershipView, type OrganisationView, type RegistrationView, type VisitView,
} from '#contracts';
import { newId, type Actor, type Role } from '#kernel';
import { eventually, type House } from '#testing';
import { openSite, openWholeHouse, signedIn } from './house.js';

/** What Anna has, and Bo, who has the same role somewhere else, must not reach. */
interface Annas {
  anna: Actor;
  bo: ReturnType<House['as']>;
  spaceId: string;
  organisation: OrganisationView;
  membership: MembershipView;
  requested: BookingView;
  approved: BookingView;
  agreement: AgreementView;
  registration: RegistrationView;
  guest: VisitView;
  hold: HoldView;
  draft: DraftView;
  watch: WatchView;
}

let house: House;
let annas: Annas;

const inAYear = (hour: number) => house.clock.now().add({ hours: 24 * 30 + hour }).toString();

beforeAll(async () => {
  house = await openWholeHouse();
  const anna = await signedIn(house, 'anna@example.se');
  const boHimself = await signedIn(house, 'bo@example.se', 'organisation-admin');
  const bo = house.as(boHimself);
  const { organisation, membership } = await house.as(anna).call(registerOrganisation, registerOrganisation.example);
  const hisOwn = await bo.call(registerOrganisation, { name: 'Annat AB', number: '559999-0040' });
  await house.as('staff').call(confirmMembership, { membershipId: hisOwn.membership.id, role: 'administrator' });
  const spaceId = await openSite(house);
  const ask = (hour: number) =>
    house.as(anna).call(requestBooking, { spaceId, start: inAYear(hour), end: inAYear(hour + 1), title: 'Hennes', people: 2 });
  const requested = await ask(0);
  const approved = await house.as('staff').call(approveBooking, { bookingId: (await ask(2)).id });
  const agreement = await sent(organisation);
  const registration = await house.as(anna).call(registerForEvent, { eventId: await published() });
  const invite = () => house.as(anna).call(inviteGuest, { bookingId: approved.id, guestId: anna.id, name: 'Anna Ek' });
  const guest = await eventually('visitors knows the booking', () => invite().catch(() => undefined));
  const hour = { start: inAYear(10), end: inAYear(11) };
  const hold = await house.as(anna).call(placeHold, { spaceId, ...hour });
  const draft = await house.as(anna).call(saveDraft, { draftId: newId(), content: { title: 'Hennes' } });
  const watch = await house.as(anna).call(placeWatch, { siteIds: [hold.siteId], people: 2, from: hour.start, to: hour.end, minutes: 30 });
  annas = { anna, bo, spaceId, organisation, membership, requested, approved, agreement, registration, guest, hold, draft, watch };
  await eventually('her deliveries exist', async () => (await house.as('staff').call(listDeliveries, {})).items.length > 0);
});
afterAll(() => house.close());

/** An agreement of Anna's organisation with another one, waiting for both to sign. */
async function sent({ id: organisationId }: OrganisationView): Promise<AgreementView> {
  const staff = house.as('staff');
  const rut = house.as(await signedIn(house, 'rut@example.se'));
  const { organisation: other } = await rut.call(registerOrganisation, { name: 'Universitetet', number: '202999-0039' });
  const [hers, theirs] = draftAgreement.example.parties;
  const today = house.clock.now().toZonedDateTimeISO('Europe/Stockholm').toPlainDate();
  const draft = await staff.call(draftAgreement, {
    ...draftAgreement.example,
    validFrom: today.toString(),
    validUntil: today.add({ years: 1 }).toString(),
    parties: [{ ...hers!, organisationId }, { ...theirs!, organisationId: other.id, signatory: { email: 'rektor@example.se', name: 'Rut Ren' } }],
  });
  return staff.call(sendAgreement, { agreementId: draft.id, version: draft.version });
}

async function published(): Promise<string> {
  const staff = house.as('staff');
  const online = { attendance: 'online' as const, onlineUrl: 'https://mote.example.se/1' };
  const { id, version } = await staff.call(createEvent, { ...createEvent.example, ...online, start: inAYear(0), end: inAYear(2) });
  await staff.call(publishEvent, { eventId: id, version });
  return id;
}

/** A series of an hour on each of some days, of which one may be a public holiday. */
const daily = (spaceId: string, hour: number, organisationId?: string) => {
  const start = `${inAYear(hour).slice(0, 13)}:00:00Z`;
  const end = `${inAYear(hour + 1).slice(0, 13)}:00:00Z`;
  return { spaceId, start, end, rrule: 'FREQ=DAILY;COUNT=4', title: 'Hennes', people: 2, ...(organisationId ? { organisationId } : {}) };
};

/** What Anna is offered instead of an hour that she has asked for. */
async function offered({ anna, spaceId }: Annas, hour: number): Promise<string> {
  const { id, version } = await house.as(anna).call(requestBooking, { spaceId, start: inAYear(hour), end: inAYear(hour + 1), title: 'Hennes', people: 2 });
  const until = house.clock.now().add({ hours: 24 }).toString();
  const offer = { bookingId: id, version, alternatives: [{ spaceId, start: inAYear(hour + 2), end: inAYear(hour + 3) }], until };
  return (await house.as('staff').call(decideCompeting, { offers: [offer] })).offers[0]!.id;
}

const refused = async (attempt: Promise<unknown>, code: string) => expect(attempt).rejects.toMatchObject({ code });
const unseen = async (list: Promise<{ items: { id: string }[] }>, id: string) =>
  expect((await list).items.map((item) => item.id)).not.toContain(id);

/** One attempt for each message that lets some role reach only its own. */
const attempts: Record<string, (given: Annas) => Promise<unknown>> = {
  [getPerson.subject]: ({ bo, anna }) => refused(bo.call(getPerson, { personId: anna.id }), 'person.not-found'),
  [updatePerson.subject]: ({ bo, anna }) => refused(bo.call(updatePerson, { personId: anna.id, version: 1, name: 'Bo' }), 'person.not-found'),
  [erasePerson.subject]: ({ bo, anna }) => refused(bo.call(erasePerson, { personId: anna.id }), 'person.not-found'),
  [getErasure.subject]: ({ bo, anna }) => refused(bo.call(getErasure, { personId: anna.id }), 'person.not-found'),
  [registerOrganisation.subject]: async ({ bo, organisation, anna }) => {
    // Registering what exists claims a membership of one's own, and gives no right to act.
    const { membership } = await bo.call(registerOrganisation, { name: 'Kapat AB', number: registerOrganisation.example.number });
    expect(membership).toMatchObject({ organisationId: organisation.id, organisationName: organisation.name, state: 'claimed' });
    expect(membership.personId).not.toBe(anna.id);
    await bo.call(endMembership, { membershipId: membership.id });
  },
  [listOrganisations.subject]: ({ bo, organisation }) => unseen(bo.call(listOrganisations, {}), organisation.id),
  [getOrganisation.subject]: ({ bo, organisation }) => refused(bo.call(getOrganisation, { organisationId: organisation.id }), 'organisation.not-found'),
  [listMemberships.subject]: ({ bo, membership }) => unseen(bo.call(listMemberships, {}), membership.id),
  [confirmMembership.subject]: ({ bo, membership }) => refused(bo.call(confirmMembership, { membershipId: membership.id }), 'membership.not-found'),
  [endMembership.subject]: ({ bo, membership }) => refused(bo.call(endMembership, { membershipId: membership.id }), 'membership.not-found'),
  [requestBooking.subject]: ({ bo, organisation, spaceId }) =>
    refused(
      bo.call(requestBooking, { spaceId, start: inAYear(5), end: inAYear(6), title: 'I deras namn', people: 2, organisationId: organisation.id }),
      'booking.not-for-organisation',
    ),
  [withdrawBooking.subject]: ({ bo, requested }) => refused(bo.call(withdrawBooking, { bookingId: requested.id }), 'booking.not-found'),
  [moveBooking.subject]: ({ bo, approved: { id: bookingId, version, start, end } }) =>
    refused(bo.call(moveBooking, { bookingId, version, start, end }), 'booking.not-found'),
  [cancelBooking.subject]: ({ bo, approved }) => refused(bo.call(cancelBooking, { bookingId: approved.id, reason: 'Nej' }), 'booking.not-found'),
  [listOffers.subject]: async (given) => {
    const id = await offered(given, 20);
    expect((await house.as(given.anna).call(listOffers, {})).items.map((offer) => offer.id)).toContain(id);
    await unseen(given.bo.call(listOffers, {}), id);
  },
  [acceptOffer.subject]: async (given) => refused(given.bo.call(acceptOffer, { offerId: await offered(given, 12), choice: 1 }), 'offer.not-found'),
  [declineOffer.subject]: async (given) => refused(given.bo.call(declineOffer, { offerId: await offered(given, 16) }), 'offer.not-found'),
  [requestChange.subject]: ({ bo, approved: { id: bookingId, start, end } }) =>
    refused(bo.call(requestChange, { bookingId, start, end, people: 3 }), 'booking.not-found'),
  [withdrawChange.subject]: async ({ bo, anna, approved: { id: bookingId, start, end } }) => {
    const { id: changeId } = await house.as(anna).call(requestChange, { bookingId, start, end, people: 3 });
    await refused(bo.call(withdrawChange, { changeId }), 'change.not-found');
    await house.as(anna).call(withdrawChange, { changeId });
  },
  [listChanges.subject]: async ({ bo, anna, approved: { id: bookingId, start, end } }) => {
    const { id } = await house.as(anna).call(requestChange, { bookingId, start, end, people: 3 });
    await unseen(bo.call(listChanges, { bookingId }), id);
    await unseen(bo.call(listChanges, {}), id);
    expect((await house.as(anna).call(listChanges, { bookingId })).items.map((change) => change.id)).toContain(id);
    await house.as(anna).call(withdrawChange, { changeId: id });
  },
  [checkInBooking.subject]: ({ bo, approved }) => refused(bo.call(checkInBooking, { bookingId: approved.id }), 'booking.not-found'),
  [finishBooking.subject]: ({ bo, approved }) => refused(bo.call(finishBooking, { bookingId: approved.id }), 'booking.not-found'),
  [showDoorCode.subject]: ({ bo, approved }) => refused(bo.call(showDoorCode, { bookingId: approved.id }), 'booking.not-found'),
  [getBooking.subject]: ({ bo, approved }) => refused(bo.call(getBooking, { bookingId: approved.id }), 'booking.not-found'),
  [explainDecisions.subject]: ({ bo, approved }) => refused(bo.call(explainDecisions, { bookingId: approved.id }), 'booking.not-found'),
  [listBookings.subject]: ({ bo, approved }) => unseen(bo.call(listBookings, {}), approved.id),
  [showBoard.subject]: async ({ bo, anna, requested, approved }) => {
    const { spaces } = await bo.call(showBoard, { siteId: approved.siteId, from: approved.start.slice(0, 10), days: 2 });
    expect(spaces).toContainEqual(expect.objectContaining({ bookings: [], taken: [{ start: approved.start, end: approved.end }] }));
    for (const hers of [requested.id, approved.id, approved.title, anna.id]) expect(JSON.stringify(spaces)).not.toContain(hers);
  },
  [placeHold.subject]: ({ bo, organisation, spaceId }) =>
    refused(
      bo.call(placeHold, { spaceId, start: inAYear(5), end: inAYear(6), organisationId: organisation.id }),
      'booking.not-for-organisation',
    ),
  [getHold.subject]: ({ bo, hold }) => refused(bo.call(getHold, { holdId: hold.id }), 'hold.not-found'),
  [releaseHold.subject]: ({ bo, hold }) => refused(bo.call(releaseHold, { holdId: hold.id }), 'hold.not-found'),
  [saveDraft.subject]: ({ bo, draft }) => refused(bo.call(saveDraft, { draftId: draft.id, version: 1, content: {} }), 'draft.not-found'),
  [getDraft.subject]: ({ bo, draft }) => refused(bo.call(getDraft, { draftId: draft.id }), 'draft.not-found'),
  [listDrafts.subject]: ({ bo, draft }) => unseen(bo.call(listDrafts, {}), draft.id),
  [removeDraft.subject]: ({ bo, draft }) => refused(bo.call(removeDraft, { draftId: draft.id }), 'draft.not-found'),
  [placeWatch.subject]: ({ bo, organisation, hold }) =>
    refused(
      bo.call(placeWatch, { siteIds: [hold.siteId], people: 2, from: inAYear(5), to: inAYear(6), minutes: 30, organisationId: organisation.id }),
      'booking.not-for-organisation',
    ),
  [listWatches.subject]: ({ bo, watch }) => unseen(bo.call(listWatches, {}), watch.id),
  [removeWatch.subject]: ({ bo, watch }) => refused(bo.call(removeWatch, { watchId: watch.id }), 'watch.not-found'),
  [postMessage.subject]: ({ bo, requested: { caseId } }) => refused(bo.call(postMessage, { caseId, text: 'Hej' }), 'case.not-found'),
  [showThread.subject]: ({ bo, requested: { caseId } }) => refused(bo.call(showThread, { caseId }), 'case.not-found'),
  [markThreadRead.subject]: ({ bo, requested: { caseId } }) => refused(bo.call(markThreadRead, { caseId, position: 1 }), 'case.not-found'),
  [listThreads.subject]: async ({ bo, anna, requested: { caseId } }) => {
    await house.as(anna).call(postMessage, { caseId, text: 'Hennes' });
    expect((await house.as(anna).call(listThreads, {})).items.map((thread) => thread.caseId)).toContain(caseId);
    expect((await bo.call(listThreads, {})).items.map((thread) => thread.caseId)).not.toContain(caseId);
  },
  [addAttachment.subject]: ({ bo, requested: { caseId } }) =>
    refused(bo.call(addAttachment, { ...addAttachment.example, caseId, attachmentId: newId() }), 'case.not-found'),
  [getAttachment.subject]: ({ bo, requested: { caseId } }) => refused(bo.call(getAttachment, { caseId, attachmentId: newId() }), 'case.not-found'),
  [setAbsence.subject]: async () => {
    const [sam, siv] = [house.as('staff'), house.as('staff')];
    const { id: absenceId, from, until } = await sam.call(setAbsence, setAbsence.example);
    await refused(siv.call(setAbsence, { absenceId, from, until }), 'absence.not-found');
    await refused(siv.call(setAbsence, { staffId: sam.id, from, until }), 'actor.not-permitted');
  },
  [removeAbsence.subject]: async () => {
    const { id: absenceId } = await house.as('staff').call(setAbsence, setAbsence.example);
    await refused(house.as('staff').call(removeAbsence, { absenceId }), 'absence.not-found');
  },
  [listPrivileges.subject]: async ({ bo, organisation }) => {
    const { privileges } = await bo.call(listPrivileges, { organisationId: organisation.id });
    expect(privileges).toEqual([]);
  },
  [listMyQuotas.subject]: async ({ bo, anna, organisation }) => {
    for (const [kind, ownerId] of [['person', anna.id], ['organisation', organisation.id]] as const)
      await house.as('staff').call(setQuota, { kind, ownerId, hoursAMonth: 9_999, openRequests: null });
    expect((await house.as(anna).call(listMyQuotas, {})).quotas.map(({ ownerId }) => ownerId)).toContain(anna.id);
    expect(JSON.stringify(await bo.call(listMyQuotas, {}))).not.toContain('9999');
  },
  [previewSeries.subject]: ({ bo, organisation, spaceId }) => refused(bo.call(previewSeries, daily(spaceId, 200, organisation.id)), 'booking.not-for-organisation'),
  [requestSeries.subject]: ({ bo, organisation, spaceId }) => refused(bo.call(requestSeries, daily(spaceId, 200, organisation.id)), 'booking.not-for-organisation'),
  [getSeries.subject]: async ({ bo, anna, spaceId }) => {
    const { id } = await house.as(anna).call(requestSeries, { ...daily(spaceId, 210), mode: 'what-fits' });
    await refused(bo.call(getSeries, { seriesId: id }), 'series.not-found');
  },
  [changeSeries.subject]: async ({ bo, anna, spaceId }) => {
    const { occurrences } = await house.as(anna).call(requestSeries, { ...daily(spaceId, 220), mode: 'what-fits' });
    await refused(bo.call(changeSeries, { bookingId: occurrences[0]!.bookingId, scope: 'all', people: 1 }), 'booking.not-found');
  },
  [cancelSeries.subject]: async ({ bo, anna, spaceId }) => {
    const { occurrences } = await house.as(anna).call(requestSeries, { ...daily(spaceId, 230), mode: 'what-fits' });
    await refused(bo.call(cancelSeries, { bookingId: occurrences[0]!.bookingId, scope: 'all', reason: 'Nej' }), 'booking.not-found');
  },
  [openFeed.subject]: ({ bo, organisation }) =>
    refused(bo.call(openFeed, { organisationId: organisation.id, digest: 'a'.repeat(64) }), 'booking.not-for-organisation'),
  [listFeeds.subject]: async ({ bo, anna }) => unseen(bo.call(listFeeds, {}), (await house.as(anna).call(openFeed, { digest: 'b'.repeat(64) })).id),
  [revokeFeed.subject]: async ({ bo, anna }) => {
    const { id } = await house.as(anna).call(openFeed, { digest: 'c'.repeat(64) });
    await refused(bo.call(revokeFeed, { feedId: id }), 'feed.not-found');
  },
  [getAgreement.subject]: ({ bo, agreement }) => refused(bo.call(getAgreement, { agreementId: agreement.id }), 'agreement.not-found'),
  [getAgreementDocument.subject]: ({ bo, agreement }) => refused(bo.call(getAgreementDocument, { agreementId: agreement.id }), 'agreement.not-found'),
  [listAgreements.subject]: ({ bo, agreement }) => unseen(bo.call(listAgreements, {}), agreement.id),
  [registerForEvent.subject]: ({ bo, anna, registration: { eventId } }) =>
    refused(bo.call(registerForEvent, { eventId, attendeeId: anna.id }), 'actor.not-permitted'),
  [withdrawRegistration.subject]: ({ bo, registration }) => refused(bo.call(withdrawRegistration, { registrationId: registration.id }), 'registration.not-found'),
  [acceptSeat.subject]: ({ bo, registration }) => refused(bo.call(acceptSeat, { registrationId: registration.id }), 'registration.not-found'),
  [listRegistrations.subject]: ({ bo, registration }) => unseen(bo.call(listRegistrations, {}), registration.id),
  [inviteGuest.subject]: ({ bo, approved, anna }) =>
    refused(bo.call(inviteGuest, { bookingId: approved.id, guestId: anna.id, name: 'Bo' }), 'booking.not-found'),
  [uninviteGuest.subject]: ({ bo, guest }) => refused(bo.call(uninviteGuest, { visitId: guest.id }), 'visit.not-found'),
  [listGuests.subject]: ({ bo, approved }) => refused(bo.call(listGuests, { bookingId: approved.id }), 'booking.not-found'),
  [listPasses.subject]: async ({ bo, guest }) => {
    const { items } = await bo.call(listPasses, {});
    expect(items.map(({ visitId }) => visitId)).not.toContain(guest.id);
  },
  [getDelivery.subject]: async ({ bo, anna }) => {
    const { items } = await house.as(anna).call(listDeliveries, {});
    await refused(bo.call(getDelivery, { deliveryId: items[0]!.id }), 'delivery.not-found');
  },
  [getPreferences.subject]: ({ bo, anna }) => refused(bo.call(getPreferences, { personId: anna.id }), 'person.not-found'),
  [setPreferences.subject]: ({ bo, anna }) => refused(bo.call(setPreferences, { personId: anna.id }), 'person.not-found'),
  [listMessages.subject]: async ({ bo, anna }) => {
    const { items } = await eventually('she has been told something', async () => {
      const page = await house.as(anna).call(listMessages, {});
      return page.items.length > 0 && page;
    });
    const ids = new Set(items.map(({ id }) => id));
    expect((await bo.call(listMessages, {})).items.filter(({ id }) => ids.has(id))).toEqual([]);
  },
  [markMessagesRead.subject]: async ({ bo, anna }) => {
    const { items, unread } = await house.as(anna).call(listMessages, { isUnread: true });
    await bo.call(markMessagesRead, { messageIds: items.map(({ id }) => id) });
    await bo.call(markMessagesRead, { upTo: items[0]!.id });
    expect((await house.as(anna).call(listMessages, {})).unread).toBeGreaterThanOrEqual(unread);
  },
  [listDeliveries.subject]: async ({ bo, anna }) => {
    const { items } = await bo.call(listDeliveries, {});
    expect(items.filter(({ personId }) => personId === anna.id)).toEqual([]);
  },
};

const owned = requests.filter((contract) => Object.values(contract.serves).includes('own')).map(({ subject, serves }) => ({ subject, serves }));

describe('what is somebody else’s', () => {
  test.each(owned)('can’t be reached by $subject', async ({ subject }) => {
    const attempt = attempts[subject];
    expect(attempt).toBeDefined();
    await attempt!(annas);
  });

  test('no attempt is left for a message that no longer exists', () => {
    expect(Object.keys(attempts).filter((subject) => !owned.some((message) => message.subject === subject))).toEqual([]);
  });

  test('only roles of people are limited to their own', () => {
    const people: Role[] = ['booker', 'organisation-admin', 'reception', 'registrar', 'staff', 'admin'];
    const limited = owned.flatMap(({ serves }) => Object.entries(serves).filter(([, reach]) => reach === 'own').map(([role]) => role));
    expect(people).toEqual(expect.arrayContaining(limited));
  });
});
