import type { SmsParts } from '../../sms-text.js';
import { longTime, shortTime } from '../../times.js';
import { whereOf, type ToldRegistration } from '../../told.js';
import { passOf, passUrl } from '../pass.js';
import { earlier, type Letter, letterOf, type Link, quoted, toTheHouse, type Words, type Writing } from '../letter.js';

export interface RegistrationTelling extends Writing {
  registration: ToldRegistration;
}

export interface RegistrationWords extends Words {
  /** What she can do by the link of her registration, if anything. */
  toRegistration?: string;
  /** Whether that is what the message is for. */
  presses?: true;
}

const labels = {
  sv: {
    what: 'Vad', when: 'När', where: 'Var', address: 'Adress', how: 'Hur',
    online: 'På nätet', later: 'Meddelas senare', hybrid: 'På plats eller på nätet', follow: 'Följ på nätet',
  },
  en: {
    what: 'What', when: 'When', where: 'Where', address: 'Address', how: 'How',
    online: 'Online', later: 'To be announced', hybrid: 'On site or online', follow: 'Follow online',
  },
};

const footers = {
  sv: (house: string) => `Mejlet är skickat automatiskt till dig som har anmält dig till ett evenemang i ${house}.`,
  en: (house: string) => `You get this automatic e-mail because you registered for an event at ${house}.`,
};

export function registrationLetter(telling: RegistrationTelling, words: RegistrationWords): Letter {
  const { registration, before, language, house } = telling;
  const label = labels[language];
  const [link, ...otherLinks] = linksOf(telling, words);
  return letterOf(telling, words, registration.title[language], {
    details: [
      { label: label.what, value: registration.title[language] },
      { label: label.when, value: longTime(registration, language) },
      ...earlier(before, registration, language),
      ...placeOf(telling),
    ],
    quote: quoted(registration.state === 'cancelled' ? registration.reason : null, language),
    pass: passOf(telling),
    link: link ?? toTheHouse(telling),
    otherLinks,
    footer: footers[language](house),
  });
}

function placeOf({ registration, language }: RegistrationTelling): Letter['details'] {
  const label = labels[language];
  if (registration.attendance === 'online') return [{ label: label.where, value: label.online }];
  return [
    { label: label.where, value: whereOf(registration, language) || label.later },
    ...(registration.address === null ? [] : [{ label: label.address, value: registration.address }]),
    ...(registration.attendance === 'hybrid' ? [{ label: label.how, value: label.hybrid }] : []),
  ];
}

export const registrationUrl = ({ publicUrl, registrationLink }: Writing): string => `${publicUrl}/r/${registrationLink}`;

/** Where the event is followed from elsewhere, if it is. */
export const followOnline = ({ language, onlineUrl }: RegistrationTelling): Link | null => (onlineUrl ? { label: labels[language].follow, href: onlineUrl } : null);

// What is most likely to be wanted comes first.
function linksOf(telling: RegistrationTelling, { toRegistration, presses }: RegistrationWords): Link[] {
  const { language, registrationLink } = telling;
  const [pass, online] = [passUrl(telling), followOnline(telling)];
  const manage: Link[] = toRegistration && registrationLink ? [{ label: toRegistration, href: registrationUrl(telling) }] : [];
  const others: Link[] = [
    ...(pass ? [{ label: language === 'sv' ? 'Öppna ditt pass' : 'Open your pass', href: pass }] : []),
    ...(online ? [online] : []),
  ];
  return presses ? [...manage, ...others] : [...others, ...manage];
}

export const registrationSms = ({ registration, language, house }: RegistrationTelling, words: Words): SmsParts => ({
  says: words.sms,
  title: registration.title[language],
  details: [shortTime(registration), registration.spaceName?.[language] ?? (registration.attendance === 'online' ? labels[language].online : '')].filter(Boolean),
  end: words.smsEnd,
  from: registration.siteName?.[language] ?? house,
});
