import { snapshotGrants, snapshotMemberships, snapshotOrganisations } from '#contracts';
import { projection } from '#messaging';
import { storeGrant } from './store-grant.js';
import { storeMembership } from './store-membership.js';
import { storeOrganisation } from './store-organisation.js';

/** What is kept of partners, and can be rebuilt from what partners has. */
export const projections = [
  projection({ name: 'grants', table: 'grants', snapshot: snapshotGrants, store: storeGrant }),
  projection({ name: 'memberships', table: 'memberships', snapshot: snapshotMemberships, store: storeMembership }),
  projection({ name: 'organisations', table: 'organisations', snapshot: snapshotOrganisations, store: storeOrganisation }),
];
