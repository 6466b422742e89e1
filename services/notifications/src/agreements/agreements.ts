import { revealSigningLink, type AgreementSnapshot } from '#contracts';
import type { Announced, Family } from '../announcing/family.js';
import { writeAboutAgreement } from '../domain/letters/agreements/agreement-letters.js';
import type { ToldAgreement } from '../domain/told.js';

type Matter = { agreement: ToldAgreement };

export const agreements: Family<AgreementSnapshot, Matter> = {
  name: 'agreement',
  peopleIn: ({ parties }) => parties.flatMap(({ signatoryId }) => signatoryId ?? []),
  announced: (name, data) => ({
    about: data.agreementId,
    version: data.version,
    calendar: null,
    until: name === 'agreement-sent' || name === 'agreement-about-to-end' ? data.endsAt : null,
    as: { start: data.startsAt, end: data.endsAt, timeZone: data.timeZone, spaceName: null },
    to: signatories(data),
  }),
  fetch: async (name, { agreement }, sources) => {
    if (name !== 'agreement-sent') return {};
    const links = await Promise.all(agreement.partyIds.map((partyId) => sources.ask(revealSigningLink, { partyId })));
    return { signingLinks: links.map(({ token }) => token) };
  },
  write: writeAboutAgreement,
};

// Somebody may sign for several parties; she is told once, of all of them.
function signatories(data: AgreementSnapshot): Announced<Matter>['to'] {
  const people = new Map<string, string[]>();
  for (const { signatoryId, partyId } of data.parties) {
    if (signatoryId !== null) people.set(signatoryId, [...(people.get(signatoryId) ?? []), partyId]);
  }
  return [...people].map(([personId, partyIds]) => ({ personId, matter: { agreement: asTold(data, partyIds) } }));
}

const asTold = ({ agreementId, kind, title, startsAt: start, endsAt: end, timeZone, reason, version }: AgreementSnapshot, partyIds: string[]): ToldAgreement => ({
  agreementId, kind, title, start, end, timeZone, partyIds, reason, version,
});
