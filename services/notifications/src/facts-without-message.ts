import * as facts from '#contracts';
import type { FactContract } from '#contracts';

/** The facts after which nobody is sent anything, and why. Every other has its message in the table. */
export const factsWithoutMessage: readonly [FactContract, string][] = [
  [facts.bookingFirstApproved, 'the request still waits: whoever asked hears when the second has decided'],
  [facts.attendanceNoted, 'whoever comes and goes knows it; that nobody came is told by the cancellation'],
  [facts.changeApproved, 'told by `booking-moved`'],
  [facts.changeWithdrawn, 'she has done it herself, and staff need do nothing'],
  [facts.siteRecorded, 'how a site is, for the other services'],
  [facts.eventSpaceWanted, 'between events and booking, which tells the house of the request'],
  [facts.eventSpaceRefused, 'between booking and events, which tells by `event-lost-its-space`'],
  [facts.eventSpaceReleased, 'between events and booking'],
  [facts.eventChanged, 'the words of the programme have changed, not what anybody has been promised'],
  [facts.eventMoved, 'each who is registered is told by `registration-moved`'],
  [facts.eventCancelled, 'each who is registered is told by `registration-cancelled`'],
  [facts.eventOver, 'everybody was there'],
  [facts.visitorLeft, 'she knows it'],
  [facts.agreementPartySigned, 'whoever signs sees it at once, and all hear when everybody has'],
  [facts.agreementActivated, 'the days were named when everybody had signed'],
  [facts.agreementEnded, 'the last day was named a month before'],
  [facts.organisationRecorded, 'how an organisation is, for the other services'],
  [facts.personRecorded, 'how a person can be reached, for the other services'],
  [facts.personErased, 'there is nobody left to tell'],
  [facts.bookingAnonymised, 'there is nobody left to tell'],
  [facts.seriesAnonymised, 'there is nobody left to tell'],
  [facts.eventAnonymised, 'there is nobody left to tell'],
  [facts.registrationAnonymised, 'there is nobody left to tell'],
  [facts.visitAnonymised, 'there is nobody left to tell'],
  [facts.agreementAnonymised, 'there is nobody left to tell'],
  ...Object.values(facts.personForgotten).map((fact): [FactContract, string] => [fact, 'there is nobody left to tell']),
  [facts.messageReceived, 'of what stands in the app'],
  [facts.messageRead, 'of what stands in the app'],
];
