import { longMoment } from '../../times.js';
import { whatIsNew } from '../../told.js';
import { passInSms } from '../pass.js';
import { type RegistrationTelling, registrationUrl, type RegistrationWords } from './registration-letter.js';

export const registrationMoved = { sv, en };

function sv(telling: RegistrationTelling): RegistrationWords {
  const news = { time: 'en ny tid', place: 'en ny plats', both: 'ny tid och plats' }[whatIsNew(telling.before, telling.registration)];
  const { state, offerExpiresAt, timeZone } = telling.registration;
  const isOffered = state === 'offered' && offerExpiresAt !== null;
  return {
    subject: 'Evenemanget har flyttats',
    heading: 'Evenemanget har flyttats',
    paragraphs: [
      `Evenemanget som du är anmäld till har fått ${news}.`,
      ...(state === 'confirmed' ? ['Din plats gäller fortfarande, och inbjudan som följer med uppdaterar din kalender.'] : []),
      ...(telling.pass ? ['Passet här nedanför är det som gäller nu.'] : []),
      ...(state === 'waiting' ? ['Du står kvar på väntelistan.'] : []),
      ...(isOffered ? [`Platsen som vi har erbjudit dig är din om du tackar ja senast ${longMoment(offerExpiresAt, timeZone, 'sv')}.`] : []),
      'Passar det inte? Lämna återbud så snart du kan.',
    ],
    sms: 'Nytt om tid eller plats',
    smsEnd: passInSms(telling) ?? registrationUrl(telling),
    toRegistration: isOffered ? 'Tacka ja till platsen' : 'Visa din anmälan eller lämna återbud',
  };
}

function en(telling: RegistrationTelling): RegistrationWords {
  const news = { time: 'a new time', place: 'a new place', both: 'a new time and place' }[whatIsNew(telling.before, telling.registration)];
  const { state, offerExpiresAt, timeZone } = telling.registration;
  const isOffered = state === 'offered' && offerExpiresAt !== null;
  return {
    subject: 'The event has been moved',
    heading: 'The event has been moved',
    paragraphs: [
      `The event that you are registered for has ${news}.`,
      ...(state === 'confirmed' ? ['You still have your seat, and the invitation that comes with this updates your calendar.'] : []),
      ...(telling.pass ? ['The pass below is the one to use now.'] : []),
      ...(state === 'waiting' ? ['You are still on the waiting list.'] : []),
      ...(isOffered ? [`The seat that we have offered you is yours if you accept it by ${longMoment(offerExpiresAt, timeZone, 'en')}.`] : []),
      'Can you not make it? Please give up your registration as soon as you can.',
    ],
    sms: 'New time or place',
    smsEnd: passInSms(telling) ?? registrationUrl(telling),
    toRegistration: isOffered ? 'Accept the seat' : 'See your registration or give it up',
  };
}
