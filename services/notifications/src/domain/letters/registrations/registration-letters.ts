import type { CalendarEntry } from '../../calendar-entry.js';
import type { Language, RegistrationMessage } from '../../message.js';
import { whereOf } from '../../told.js';
import type { Written } from '../letter.js';
import { registrationCancelled } from './registration-cancelled.js';
import { registrationConfirmed } from './registration-confirmed.js';
import { registrationLapsed } from './registration-lapsed.js';
import { registrationLetter, registrationSms, type RegistrationTelling, type RegistrationWords } from './registration-letter.js';
import { registrationMoved } from './registration-moved.js';
import { registrationOffered } from './registration-offered.js';
import { registrationWaitlisted } from './registration-waitlisted.js';
import { registrationWithdrawn } from './registration-withdrawn.js';

const wordings: Record<RegistrationMessage, Record<Language, (telling: RegistrationTelling) => RegistrationWords>> = {
  'registration-confirmed': registrationConfirmed,
  'registration-waitlisted': registrationWaitlisted,
  'registration-offered': registrationOffered,
  'registration-lapsed': registrationLapsed,
  'registration-withdrawn': registrationWithdrawn,
  'registration-moved': registrationMoved,
  'registration-cancelled': registrationCancelled,
};

export function writeAboutRegistration(kind: RegistrationMessage, telling: RegistrationTelling): Written {
  // To whom the confirmation never went, a move is the first that she hears of her seat.
  if (kind === 'registration-moved' && telling.registration.state === 'confirmed' && !telling.isInvited) {
    return writeAboutRegistration('registration-confirmed', { ...telling, before: null });
  }
  const words = wordings[kind][telling.language](telling);
  return { letter: registrationLetter(telling, words), sms: registrationSms(telling, words), calendar: entry(telling) };
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
