import type { CalendarEntry } from '../../calendar-entry.js';
import { whereOf } from '../../told.js';
import type { Wording, Written } from '../letter.js';
import { registrationConfirmed } from './registration-confirmed.js';
import { registrationLetter, registrationSms, type RegistrationTelling, type RegistrationWords } from './registration-letter.js';

export function writeAboutRegistration(wording: Wording<RegistrationTelling, RegistrationWords>, telling: RegistrationTelling, name: string): Written {
  // To whom the confirmation never went, a move is the first that she hears of her seat.
  const isFirst = name === 'registration-moved' && telling.registration.state === 'confirmed' && !telling.isInvited;
  const told = isFirst ? { ...telling, before: null } : telling;
  const words = (isFirst ? registrationConfirmed : wording)[told.language](told);
  return { letter: registrationLetter(told, words), sms: registrationSms(told, words), calendar: entry(told) };
}

// The link to her registration is not in it: calendars are shared.
const entry = ({ registration, invitation, language, publicUrl, onlineUrl }: RegistrationTelling): CalendarEntry | null =>
  invitation && {
    method: invitation,
    uid: `${registration.registrationId}@parken`,
    sequence: registration.version,
    start: registration.start,
    end: registration.end,
    summary: registration.title[language],
    location: [whereOf(registration, language), registration.address].filter(Boolean).join(', ') || (onlineUrl ?? ''),
    url: onlineUrl ?? publicUrl,
  };
