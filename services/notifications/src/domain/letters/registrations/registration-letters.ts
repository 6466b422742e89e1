import { type CalendarEntry, descriptionOf } from '../../calendar-entry.js';
import { whereOf } from '../../told.js';
import { toTheHouse, type Wording, type Written } from '../letter.js';
import { registrationConfirmed } from './registration-confirmed.js';
import { followOnline, registrationLetter, registrationSms, type RegistrationTelling, type RegistrationWords } from './registration-letter.js';

export function writeAboutRegistration(wording: Wording<RegistrationTelling, RegistrationWords>, telling: RegistrationTelling, name: string): Written {
  // To whom the confirmation never went, a move is the first that she hears of her seat.
  const isFirst = name === 'registration-moved' && telling.registration.state === 'confirmed' && !telling.isInvited;
  const told = isFirst ? { ...telling, before: null } : telling;
  const words = (isFirst ? registrationConfirmed : wording)[told.language](told);
  return { letter: registrationLetter(told, words), sms: registrationSms(told, words), calendar: entry(told) };
}

// The link to her registration is not in it: calendars are shared.
function entry(telling: RegistrationTelling): CalendarEntry | null {
  const { registration, invitation, language, publicUrl, onlineUrl } = telling;
  if (invitation === null) return null;
  const { version: sequence, start, end, timeZone } = registration;
  const summary = registration.title[language];
  const location = [whereOf(registration, language), registration.address].filter(Boolean).join(', ') || (onlineUrl ?? '');
  const description = descriptionOf(summary, location, followOnline(telling) ?? toTheHouse(telling));
  const url = onlineUrl ?? publicUrl;
  return { method: invitation, uid: `${registration.registrationId}@parken`, sequence, start, end, timeZone, summary, location, description, url };
}
