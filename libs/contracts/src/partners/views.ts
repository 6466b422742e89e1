import { z } from 'zod';
import { email, id, instant, language, line, phone, version } from '../fields.js';

export const exampleIds = {
  person: '019a0000-0000-7000-8000-000000000001',
  organisation: '019a0000-0000-7000-8000-000000000002',
  membership: '019a0000-0000-7000-8000-000000000003',
};

export const personView = z
  .strictObject({
    id: id(),
    email: email(),
    name: line(120).nullable(),
    phone: phone().nullable(),
    language: language(),
    smsWanted: z.boolean().describe('Whether messages may also come as SMS'),
    version: version(),
  })
  .meta({ id: 'Person' });
export type PersonView = z.output<typeof personView>;

export const membershipRole = z.enum(['member', 'administrator']);
export const membershipState = z.enum(['claimed', 'confirmed', 'ended']);

export const membershipView = z
  .strictObject({
    id: id(),
    personId: id(),
    organisationId: id(),
    organisationName: line(200),
    role: membershipRole,
    state: membershipState,
    claimedAt: instant(),
    confirmedAt: instant().nullable(),
    confirmedBy: id().nullable(),
    endedAt: instant().nullable(),
    version: version(),
  })
  .meta({ id: 'Membership' });
export type MembershipView = z.output<typeof membershipView>;

export const organisationView = z
  .strictObject({
    id: id(),
    name: line(200),
    number: z.string().nullable().describe('Swedish organisation number, masked where it is a personal number'),
    kind: z.enum(['legal-entity', 'sole-trader']),
    version: version(),
  })
  .meta({ id: 'Organisation' });
export type OrganisationView = z.output<typeof organisationView>;
