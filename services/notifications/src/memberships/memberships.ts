import { revealOrganisationName, type DataOf, type membershipConfirmed } from '#contracts';
import type { Family } from '../announcing/family.js';
import { writeAboutMembership, type ToldMembership } from '../domain/letters/memberships/membership-letter.js';

type Membership = DataOf<typeof membershipConfirmed>;

export const memberships: Family<Membership, { membership: ToldMembership }> = {
  name: 'membership',
  peopleIn: ({ personId }) => [personId],
  announced: (_name, { membershipId, personId, organisationId, role, at, version }) => ({
    about: membershipId,
    version,
    calendar: null,
    until: null,
    // It is nowhere, and from now on.
    as: { start: at, end: at, timeZone: 'UTC', spaceName: null },
    to: [{ personId, matter: { membership: { membershipId, organisationId, role, version } } }],
  }),
  fetch: async (_name, { membership }, sources) => ({ organisationName: (await sources.ask(revealOrganisationName, { organisationId: membership.organisationId })).name }),
  write: writeAboutMembership,
};
