import { defineService } from '#platform';
import { ErasePerson } from './erasure/erase-person.js';
import { GetErasure } from './erasure/get-erasure.js';
import { PurgeWorker } from './erasure/purge-worker.js';
import { StreamPurger } from './erasure/stream-purger.js';
import { ConfirmMembership } from './memberships/confirm-membership.js';
import { EndMembership } from './memberships/end-membership.js';
import { ListMemberships } from './memberships/list-memberships.js';
import { SnapshotMemberships } from './memberships/snapshot-memberships.js';
import { GetOrganisation } from './organisations/get-organisation.js';
import { ListOrganisations } from './organisations/list-organisations.js';
import { RegisterOrganisation } from './organisations/register-organisation.js';
import { SnapshotOrganisations } from './organisations/snapshot-organisations.js';
import { GetPerson } from './people/get-person.js';
import { NamePeople } from './people/name-people.js';
import { SignInPerson } from './people/sign-in-person.js';
import { SnapshotPeople } from './people/snapshot-people.js';
import { UpdatePerson } from './people/update-person.js';
import { subscriptions } from './subscriptions.js';

export const partnersService = defineService({
  name: 'partners',
  useCases: [
    SignInPerson,
    GetPerson,
    NamePeople,
    UpdatePerson,
    RegisterOrganisation,
    ListOrganisations,
    GetOrganisation,
    ListMemberships,
    ConfirmMembership,
    EndMembership,
    ErasePerson,
    GetErasure,
    SnapshotPeople,
    SnapshotOrganisations,
    SnapshotMemberships,
  ],
  subscriptions,
  workers: [PurgeWorker],
  providers: [StreamPurger],
  purgesStream: true,
});
