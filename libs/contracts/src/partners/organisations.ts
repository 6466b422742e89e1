import { z } from 'zod';
import { command, fact, query } from '../define.js';
import { id, line, page, pageOf, version } from '../fields.js';
import { snapshotOf } from '../operations/snapshots.js';
import { exampleIds, membershipView, organisationView } from './views.js';

export const registerOrganisation = command({
  subject: 'partners.organisations.register',
  summary: 'Register an organisation, or find it, and claim to act for it; the claim gives nothing until it is confirmed',
  serves: { booker: 'own', staff: 'own', admin: 'own' },
  input: z.strictObject({ name: line(200), number: line(20).describe('Swedish organisation number, e.g. 556703-7485') }),
  reply: z.strictObject({ organisation: organisationView, membership: membershipView }),
  errors: ['organisation.number-invalid', 'membership.exists', 'person.erased'],
  example: { name: 'Maskinbolaget i Skåne AB', number: '556703-7485' },
});

export const listOrganisations = query({
  subject: 'partners.organisations.list',
  summary: 'List organisations by name: all of them for staff, her own for anybody else',
  serves: { booker: 'own', reception: 'all', staff: 'all', admin: 'all' },
  input: z.strictObject({ search: line(100).optional(), ...page }),
  reply: pageOf(organisationView),
  errors: [],
  example: {},
});

export const getOrganisation = query({
  subject: 'partners.organisations.get',
  summary: 'Show an organisation',
  serves: { booker: 'own', reception: 'all', staff: 'all', admin: 'all' },
  input: z.strictObject({ organisationId: id() }),
  reply: organisationView,
  errors: ['organisation.not-found'],
  example: { organisationId: exampleIds.organisation },
});

export const revealOrganisationName = query({
  subject: 'partners.organisations.reveal-name',
  summary: 'Tell what an organisation is called to whoever writes to somebody who acts for it',
  serves: { system: 'all' },
  peers: ['notifications'],
  input: z.strictObject({ organisationId: id() }),
  reply: z.strictObject({ name: line(200) }),
  errors: ['organisation.not-found'],
  example: { organisationId: exampleIds.organisation },
});

export const organisationRecorded = fact({
  type: 'domain.partners.organisation-recorded.v1',
  summary: 'What is known of an organisation, now. Its number stays with partners, since a sole trader’s is a personal number',
  data: z.strictObject({ id: id(), name: line(200), kind: organisationView.shape.kind, version: version() }),
});

export const snapshotOrganisations = snapshotOf(
  'partners.organisations.snapshot',
  'Tell how every organisation stands now',
  organisationRecorded.data,
);
