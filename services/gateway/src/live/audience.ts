import type { z } from 'zod';
import {
  caseAssigned, caseBecameLate, listInbox, messagePosted, showThread,
  attendanceNoted, changeApproved, changeAsked, changeDeclined, changeWithdrawn, listChanges,
  agreementAboutToEnd, agreementActivated, agreementAnonymised, agreementEnded, agreementPartySigned, agreementSent, agreementSigned,
  agreementTerminated, agreementWithdrawn, bookingAnonymised, bookingApproved, bookingCancelled, bookingDeclined, bookingFirstApproved, bookingMoved, bookingRequested,
  bookingWithdrawn, eventAnonymised, eventCancelled, eventChanged, eventLostItsSpace, eventMoved, eventOver, eventPublished, eventSpaceRefused,
  eventSpaceReleased, eventSpaceWanted, getAgreement, getBooking, getEvent, getOrganisation, getPerson, getSeries,
  listMemberships, listProgramme,
  listRegistrations, listSites,
  listVisits, listWatches, membershipConfirmed, membershipEnded, organisationRecorded, personErased, personForgotten, personRecorded, registrationAnonymised,
  registrationCancelled, registrationConfirmed, registrationLapsed, registrationMoved, registrationOffered, registrationWaitlisted,
  registrationWithdrawn, seriesAnonymised, seriesCancelled, seriesChanged, seriesDecided, seriesRequested, siteRecorded,
  visitAnonymised, visitCancelled, visitExpected, visitMoved, visitorArrived, visitorLeft, watchMet,
  listOffers, offerEnded, offerMade,
  addressSuppressed, listSuppressions, listMessages, messageRead, messageReceived,
  type FactContract, type RequestContract,
} from '#contracts';
import type { Actor, Role } from '#kernel';

/** Who may be told that something has changed: the same who may read it. */
export interface Audience {
  people: string[];
  roles: Role[];
}

type Rule = (data: unknown) => Audience;

/** Those whom the message that reads it serves with everybody's data, and those whose own it is. */
const readersOf =
  (read: RequestContract) =>
  <F extends FactContract>(fact: F, people: (data: z.output<F['data']>) => (string | null)[]): [string, Rule] => {
    const roles = (Object.keys(read.serves) as Role[]).filter((role) => read.serves[role] === 'all');
    return [fact.type, (data) => ({ roles, people: people(fact.data.parse(data) as z.output<F['data']>).filter((id) => id !== null) })];
  };

const nobody = (fact: FactContract): [string, Rule] => [fact.type, () => ({ roles: [], people: [] })];

const bookingFacts = [bookingRequested, bookingFirstApproved, bookingApproved, bookingDeclined, bookingWithdrawn, bookingMoved, bookingCancelled, attendanceNoted, bookingAnonymised];

const changeFacts = [changeAsked, changeApproved, changeDeclined, changeWithdrawn];

const seriesFacts = [seriesRequested, seriesDecided, seriesChanged, seriesCancelled, seriesAnonymised];

const registrationFacts = [
  registrationConfirmed, registrationWaitlisted, registrationOffered, registrationLapsed, registrationWithdrawn, registrationMoved,
  registrationCancelled, registrationAnonymised,
];
const visitFacts = [visitExpected, visitMoved, visitCancelled, visitorArrived, visitorLeft, visitAnonymised];
const agreementFacts = [
  agreementSent, agreementPartySigned, agreementSigned, agreementActivated, agreementAboutToEnd, agreementEnded, agreementTerminated,
  agreementWithdrawn, agreementAnonymised,
];
const programmeFacts = [eventPublished, eventChanged, eventMoved, eventCancelled, eventOver];
// These may be about a draft, which is nobody's business but that of staff.
const eventFacts = [eventLostItsSpace, eventAnonymised];

const rules = new Map<string, Rule>([
  ...bookingFacts.map((fact) => readersOf(getBooking)(fact, ({ applicantId }) => [applicantId])),
  readersOf(listInbox)(caseAssigned, () => []),
  readersOf(listInbox)(caseBecameLate, () => []),
  readersOf(showThread)(messagePosted, ({ applicantId, isInternal }) => [isInternal ? null : applicantId]),
  ...changeFacts.map((fact) => readersOf(listChanges)(fact, ({ applicantId }) => [applicantId])),
  ...seriesFacts.map((fact) => readersOf(getSeries)(fact, ({ applicantId }) => [applicantId])),
  readersOf(getPerson)(personRecorded, ({ id }) => [id]),
  readersOf(getOrganisation)(organisationRecorded, () => []),
  readersOf(listMemberships)(membershipConfirmed, ({ personId }) => [personId]),
  readersOf(listMemberships)(membershipEnded, ({ personId }) => [personId]),
  ...agreementFacts.map((fact) => readersOf(getAgreement)(fact, ({ parties }) => parties.map(({ signatoryId }) => signatoryId))),
  ...programmeFacts.map((fact) => readersOf(listProgramme)(fact, () => [])),
  ...eventFacts.map((fact) => readersOf(getEvent)(fact, () => [])),
  ...registrationFacts.map((fact) => readersOf(listRegistrations)(fact, ({ attendeeId }) => [attendeeId])),
  ...visitFacts.map((fact) => readersOf(listVisits)(fact, ({ visitorId, hostId }) => [visitorId, hostId])),
  ...[offerMade, offerEnded].map((fact) => readersOf(listOffers)(fact, ({ applicantId }) => [applicantId])),
  readersOf(listWatches)(watchMet, ({ personId }) => [personId]),
  readersOf(listSites)(siteRecorded, () => []),
  readersOf(listSuppressions)(addressSuppressed, () => []),
  ...[messageReceived, messageRead].map((fact) => readersOf(listMessages)<typeof messageReceived | typeof messageRead>(fact, ({ personId }) => [personId])),
  // Between booking and events, which then tell what has come of it.
  nobody(eventSpaceWanted),
  nobody(eventSpaceRefused),
  nobody(eventSpaceReleased),
  nobody(personErased),
  ...Object.values(personForgotten).map(nobody),
]);

/** The types of facts whose audience is decided. */
export const decided: ReadonlySet<string> = new Set(rules.keys());

/** @returns nobody for a fact that is unknown or not as agreed */
export function audienceOf(type: string, data: unknown): Audience {
  try {
    return rules.get(type)?.(data) ?? { people: [], roles: [] };
  } catch {
    return { people: [], roles: [] };
  }
}

export const maySee = ({ people, roles }: Audience, actor: Actor): boolean =>
  people.includes(actor.id) || actor.roles.some((role) => roles.includes(role));
