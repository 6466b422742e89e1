import { letterOf, toTheHouse, type Wording, type Written, type Writing } from '../letter.js';

/** Somebody's right to act for an organisation, which is named when it is told. */
export interface ToldMembership {
  membershipId: string;
  organisationId: string;
  role: 'member' | 'administrator';
  version: number;
}

export interface MembershipTelling extends Writing {
  membership: ToldMembership;
}

const anOrganisation = { sv: 'en organisation', en: 'an organisation' };

/** Its name, where that can be told. */
export const organisationIn = ({ organisationName, language }: MembershipTelling): string => organisationName ?? anOrganisation[language];

const footers = {
  sv: (house: string) => `Mejlet är skickat automatiskt till dig som handlar för en organisation i ${house}. Det går inte att svara på det.`,
  en: (house: string) => `You get this automatic e-mail because you act for an organisation at ${house}. It cannot be answered.`,
};

export function writeAboutMembership(wording: Wording<MembershipTelling>, telling: MembershipTelling): Written {
  const { language, house } = telling;
  const words = wording[language](telling);
  const title = organisationIn(telling);
  const letter = letterOf(telling, words, title, { link: toTheHouse(telling), footer: footers[language](house) });
  return { letter, sms: { says: words.sms, title, details: [], from: house }, calendar: null };
}
