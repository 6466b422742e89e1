import type { SmsParts } from '../../sms-text.js';
import { days } from '../../times.js';
import type { ToldAgreement } from '../../told.js';
import { type Letter, letterOf, type Link, quoted, toTheHouse, type Words, type Writing } from '../letter.js';

export interface AgreementTelling extends Writing {
  agreement: ToldAgreement;
}

/** What the letters call it: with an article, and as something already spoken of. */
export const callings = {
  sv: {
    'letter-of-intent': { one: 'en avsiktsförklaring', the: 'avsiktsförklaringen' },
    'cooperation-agreement': { one: 'ett samverkansavtal', the: 'samverkansavtalet' },
  },
  en: {
    'letter-of-intent': { one: 'a letter of intent', the: 'the letter of intent' },
    'cooperation-agreement': { one: 'a cooperation agreement', the: 'the cooperation agreement' },
  },
};

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const labels = {
  sv: { what: 'Avtal', valid: 'Gäller', sign: 'Läs och skriv under', of: 'av', inMail: 'Länkarna står i ditt mejl.' },
  en: { what: 'Agreement', valid: 'Valid', sign: 'Read and sign', of: 'of', inMail: 'The links are in your e-mail.' },
};

const footers = {
  sv: (house: string) => `Mejlet är skickat automatiskt till dig som skriver under avtal med ${house} för en organisation.`,
  en: (house: string) => `You get this automatic e-mail because you sign agreements with ${house} for an organisation.`,
};

export function agreementLetter(telling: AgreementTelling, words: Words): Letter {
  const { agreement, language, house } = telling;
  const label = labels[language];
  const [link, ...otherLinks] = linksOf(telling);
  return letterOf(telling, words, agreement.title, {
    details: [
      { label: label.what, value: agreement.title },
      { label: label.valid, value: days(agreement, language) },
    ],
    quote: quoted(agreement.reason, language),
    link: link ?? toTheHouse(telling),
    otherLinks,
    footer: footers[language](house),
  });
}

// Whoever signs for several parties signs for each.
const linksOf = ({ signingLinks = [], language, publicUrl }: AgreementTelling): Link[] =>
  signingLinks.map((token, index) => ({
    label: `${labels[language].sign}${signingLinks.length > 1 ? ` (${index + 1} ${labels[language].of} ${signingLinks.length})` : ''}`,
    href: `${publicUrl}/s/${token}`,
  }));

/** For the end of an SMS: one link is short enough. */
export const signingInSms = ({ signingLinks: [link, ...others] = [], language, publicUrl }: AgreementTelling): string | undefined =>
  link === undefined ? undefined : others.length > 0 ? labels[language].inMail : `${labels[language].sign}: ${publicUrl}/s/${link}`;

export const agreementSms = ({ agreement, house }: AgreementTelling, words: Words): SmsParts => ({ says: words.sms, title: agreement.title, details: [], end: words.smsEnd, from: house });
