import { defineService } from '#platform';
import { AgreementCalendar } from './agreements/agreement-calendar.js';
import { Agreements } from './agreements/agreements.js';
import { ChangeAgreement } from './agreements/change-agreement.js';
import { DraftAgreement } from './agreements/draft-agreement.js';
import { GetAgreementDocument } from './agreements/get-agreement-document.js';
import { GetAgreement } from './agreements/get-agreement.js';
import { ListAgreements } from './agreements/list-agreements.js';
import { SendAgreement } from './agreements/send-agreement.js';
import { SnapshotGrants } from './agreements/snapshot-grants.js';
import { TerminateAgreement } from './agreements/terminate-agreement.js';
import { WithdrawAgreement } from './agreements/withdraw-agreement.js';
import { DeviceKeys } from './devices/device-keys.js';
import { ListDevices } from './devices/list-devices.js';
import { RegisterDevice } from './devices/register-device.js';
import { RenewDeviceKey } from './devices/renew-device-key.js';
import { RevokeDevice } from './devices/revoke-device.js';
import { ShowDeviceKey } from './devices/show-device-key.js';
import { SignInDevice } from './devices/sign-in-device.js';
import { AgreementAnonymiser } from './erasure/agreement-anonymiser.js';
import { ErasePerson } from './erasure/erase-person.js';
import { GetErasure } from './erasure/get-erasure.js';
import { PurgeWorker } from './erasure/purge-worker.js';
import { StreamPurger } from './erasure/stream-purger.js';
import { ConfirmMembership } from './memberships/confirm-membership.js';
import { EndMembership } from './memberships/end-membership.js';
import { ListMemberships } from './memberships/list-memberships.js';
import { SnapshotMemberships } from './memberships/snapshot-memberships.js';
import { GetOrganisation } from './organisations/get-organisation.js';
import { RevealOrganisationName } from './organisations/reveal-organisation-name.js';
import { ListOrganisations } from './organisations/list-organisations.js';
import { RegisterOrganisation } from './organisations/register-organisation.js';
import { SnapshotOrganisations } from './organisations/snapshot-organisations.js';
import { GetPerson } from './people/get-person.js';
import { MeetPerson } from './people/meet-person.js';
import { NamePeople } from './people/name-people.js';
import { SignInPerson } from './people/sign-in-person.js';
import { SnapshotPeople } from './people/snapshot-people.js';
import { UpdatePerson } from './people/update-person.js';
import { settings } from './settings.js';
import { GetSigningDocument } from './signings/get-signing-document.js';
import { OpenSigning } from './signings/open-signing.js';
import { RevealSigningLink } from './signings/reveal-signing-link.js';
import { SignAgreement } from './signings/sign-agreement.js';
import { Signings } from './signings/signings.js';
import { subscriptions } from './subscriptions.js';

export const partnersService = defineService({
  name: 'partners',
  useCases: [
    SignInPerson,
    MeetPerson,
    GetPerson,
    NamePeople,
    UpdatePerson,
    RegisterOrganisation,
    ListOrganisations,
    GetOrganisation,
    RevealOrganisationName,
    ListMemberships,
    ConfirmMembership,
    EndMembership,
    ErasePerson,
    GetErasure,
    SnapshotPeople,
    SnapshotOrganisations,
    SnapshotMemberships,
    DraftAgreement,
    ChangeAgreement,
    SendAgreement,
    WithdrawAgreement,
    TerminateAgreement,
    GetAgreement,
    ListAgreements,
    GetAgreementDocument,
    OpenSigning,
    GetSigningDocument,
    SignAgreement,
    RevealSigningLink,
    SnapshotGrants,
    RegisterDevice,
    ListDevices,
    ShowDeviceKey,
    RenewDeviceKey,
    RevokeDevice,
    SignInDevice,
  ],
  subscriptions,
  settings,
  workers: [PurgeWorker, AgreementCalendar],
  providers: [StreamPurger, Agreements, AgreementAnonymiser, Signings, DeviceKeys],
  purgesStream: true,
});
