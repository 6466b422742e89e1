import { z } from 'zod';
import { command, fact, query } from '../define.js';
import { id, instant, page, pageOf, version } from '../fields.js';
import { snapshotOf } from '../operations/snapshots.js';
import { exampleIds, membershipRole, membershipState, membershipView } from './views.js';

export const listMemberships = query({
  subject: 'partners.memberships.list',
  summary: 'List who acts, or claims to act, for whom',
  serves: { booker: 'own', 'organisation-admin': 'own', staff: 'all', admin: 'all' },
  input: z.strictObject({ state: membershipState.optional(), organisationId: id().optional(), ...page }),
  personal: ['personId'],
  reply: pageOf(membershipView),
  errors: [],
  example: { state: 'claimed' },
});

export const confirmMembership = command({
  subject: 'partners.memberships.confirm',
  summary: 'Confirm that a person may act for an organisation; staff may, and so may its administrator',
  serves: { 'organisation-admin': 'own', staff: 'all', admin: 'all' },
  input: z.strictObject({ membershipId: id(), role: membershipRole.default('member') }),
  reply: membershipView,
  errors: ['membership.not-found', 'membership.already-confirmed', 'membership.already-ended'],
  example: { membershipId: exampleIds.membership, role: 'administrator' },
});

export const endMembership = command({
  subject: 'partners.memberships.end',
  summary: 'End a membership: the person herself, its administrator or staff',
  serves: { booker: 'own', 'organisation-admin': 'own', staff: 'all', admin: 'all' },
  input: z.strictObject({ membershipId: id() }),
  reply: membershipView,
  errors: ['membership.not-found', 'membership.already-ended'],
  example: { membershipId: exampleIds.membership },
});

const membershipFact = z.strictObject({
  membershipId: id(),
  personId: id(),
  organisationId: id(),
  role: membershipRole,
  at: instant(),
  version: version(),
});

export const membershipConfirmed = fact({
  type: 'domain.partners.membership-confirmed.v1',
  summary: 'A person may act for an organisation from now on',
  data: membershipFact,
});

export const membershipEnded = fact({
  type: 'domain.partners.membership-ended.v1',
  summary: 'A person may no longer act for an organisation',
  data: membershipFact,
});

export const snapshotMemberships = snapshotOf(
  'partners.memberships.snapshot',
  'Tell how every membership stands now that has ever been confirmed',
  membershipFact.pick({ membershipId: true, personId: true, organisationId: true, version: true }).extend({ isConfirmed: z.boolean() }),
);
