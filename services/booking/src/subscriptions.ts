import {
  agreementActivated,
  agreementAnonymised,
  agreementEnded,
  agreementTerminated,
  eventAnonymised,
  eventCancelled,
  eventSpaceReleased,
  eventSpaceWanted,
  membershipConfirmed,
  membershipEnded,
  organisationRecorded,
  personErased,
  visitorArrived,
} from '#contracts';
import { on, type Subscription } from '#messaging';
import { CheckInWhenVisitorArrived } from './attendance/check-in-when-visitor-arrived.js';
import { ForgetApplicantWhenPersonErased } from './erasure/forget-applicant-when-person-erased.js';
import { ReleaseSpaceWhenEventAnonymised } from './events/release-space-when-event-anonymised.js';
import { ReleaseSpaceWhenEventCancelled } from './events/release-space-when-event-cancelled.js';
import { ReleaseSpaceWhenEventSpaceReleased } from './events/release-space-when-event-space-released.js';
import { RequestSpaceWhenEventSpaceWanted } from './events/request-space-when-event-space-wanted.js';
import { AdmitMemberWhenMembershipConfirmed } from './projections/admit-member-when-membership-confirmed.js';
import { DismissMemberWhenMembershipEnded } from './projections/dismiss-member-when-membership-ended.js';
import { EndPrivilegesWhenAgreementEnded } from './projections/end-privileges-when-agreement-ended.js';
import { EndPrivilegesWhenAgreementTerminated } from './projections/end-privileges-when-agreement-terminated.js';
import { GrantPrivilegesWhenAgreementActivated } from './projections/grant-privileges-when-agreement-activated.js';
import { KeepPrivilegesWhenAgreementAnonymised } from './projections/keep-privileges-when-agreement-anonymised.js';
import { NameOrganisationWhenOrganisationRecorded } from './projections/name-organisation-when-organisation-recorded.js';

export const subscriptions: Subscription[] = [
  on(membershipConfirmed, AdmitMemberWhenMembershipConfirmed),
  on(membershipEnded, DismissMemberWhenMembershipEnded),
  on(organisationRecorded, NameOrganisationWhenOrganisationRecorded),
  on(agreementActivated, GrantPrivilegesWhenAgreementActivated),
  on(agreementEnded, EndPrivilegesWhenAgreementEnded),
  on(agreementTerminated, EndPrivilegesWhenAgreementTerminated),
  on(agreementAnonymised, KeepPrivilegesWhenAgreementAnonymised),
  on(eventSpaceWanted, RequestSpaceWhenEventSpaceWanted),
  on(eventSpaceReleased, ReleaseSpaceWhenEventSpaceReleased),
  on(eventCancelled, ReleaseSpaceWhenEventCancelled),
  on(eventAnonymised, ReleaseSpaceWhenEventAnonymised),
  on(visitorArrived, CheckInWhenVisitorArrived),
  on(personErased, ForgetApplicantWhenPersonErased),
];
