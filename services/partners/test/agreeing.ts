import {
  draftAgreement, openSigning, registerOrganisation, revealSigningLink, sendAgreement, signAgreement, type AgreementView, type RawInputOf,
} from '#contracts';
import type { House } from '#testing';
import { AgreementCalendar } from '../src/agreements/agreement-calendar.js';
import { entityNumber, newAddress, signedIn } from './house.js';

export type Terms = RawInputOf<typeof draftAgreement>;

let organisations = 100;

/** An organisation that nobody is confirmed to act for yet. */
export async function organisationOf(house: House, name = 'Bolaget AB') {
  const she = await signedIn(house);
  const { organisation, membership } = await she.call(registerOrganisation, { name, number: entityNumber(++organisations) });
  return { ...organisation, membershipId: membership.id, she };
}

/** Terms that are valid all of 2027, between as many new organisations. */
export async function termsBetween(house: House, parties: number, more: Partial<Terms> = {}): Promise<Terms> {
  const all = await Promise.all(Array.from({ length: parties }, (_, n) => organisationOf(house, `Bolaget ${'ABCDEFGHIJ'[n]} AB`)));
  return {
    kind: 'letter-of-intent',
    title: 'Tysta leveranser',
    text: '# Syfte\n\nParterna prövar tysta leveranser i Oceanhamnen.',
    parties: all.map(({ id }, n) => ({ organisationId: id, signatory: { email: newAddress('signatory'), name: `Signe ${'ABCDEFGHIJ'[n]}` } })),
    validFrom: '2027-01-01',
    validUntil: '2027-12-31',
    privileges: { daysAhead: 540, automaticApproval: true, hoursAMonth: 20, priority: 3 },
    ...more,
  };
}

/** An agreement that waits for its parties to sign. */
export async function sentAgreement(house: House, parties = 3, more: Partial<Terms> = {}): Promise<AgreementView> {
  const staff = house.as('staff');
  const draft = await staff.call(draftAgreement, await termsBetween(house, parties, more));
  return staff.call(sendAgreement, { agreementId: draft.id, version: draft.version });
}

/** The links that the parties get, in their order. */
export const linksOf = (house: House, agreement: AgreementView): Promise<string[]> =>
  Promise.all(agreement.parties.map(async ({ id }) => (await house.asPeer('notifications', revealSigningLink, { partyId: id })).token));

/** Signs as whoever has the link and has read what it leads to. */
export async function signWith(house: House, token: string, name = 'Signe Ek') {
  const { hash } = await house.as('visitor').call(openSigning, { token });
  return house.as('visitor').call(signAgreement, { token, name, hash });
}

export async function signedAgreement(house: House, parties = 2, more: Partial<Terms> = {}): Promise<AgreementView> {
  const agreement = await sentAgreement(house, parties, more);
  for (const token of await linksOf(house, agreement)) await signWith(house, token);
  return agreement;
}

/** What the calendar does by itself every few seconds, at once. */
export const followCalendar = (house: House): Promise<void> => house.running[0]!.context.get(AgreementCalendar).run();

/** The facts about an agreement in their order, without `domain.partners.` and the version. */
export const factsOf = async (house: House, agreementId: string) =>
  (await house.told())
    .filter(({ subject }) => subject === agreementId)
    .map(({ type, aggregateversion, data }) => ({ fact: type.split('.')[2]!, version: aggregateversion, data }));
