import { membershipConfirmed, membershipEnded, organisationRecorded, personErased } from '#contracts';
import { on, type Subscription } from '#messaging';
import { ForgetApplicantWhenPersonErased } from './erasure/forget-applicant-when-person-erased.js';
import { AdmitMemberWhenMembershipConfirmed } from './projections/admit-member-when-membership-confirmed.js';
import { DismissMemberWhenMembershipEnded } from './projections/dismiss-member-when-membership-ended.js';
import { NameOrganisationWhenOrganisationRecorded } from './projections/name-organisation-when-organisation-recorded.js';

export const subscriptions: Subscription[] = [
  on(membershipConfirmed, AdmitMemberWhenMembershipConfirmed),
  on(membershipEnded, DismissMemberWhenMembershipEnded),
  on(organisationRecorded, NameOrganisationWhenOrganisationRecorded),
  on(personErased, ForgetApplicantWhenPersonErased),
];
