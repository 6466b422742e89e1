import { passInSms } from '../pass.js';
import { type RegistrationTelling, registrationUrl, type RegistrationWords } from './registration-letter.js';

export const registrationConfirmed = { sv, en };

const how = {
  sv: {
    pass: 'Här nedanför är ditt pass, som öppnar dörren för dig.',
    online: 'Du följer evenemanget på nätet.',
    later: 'Så snart lokalen är klar får du veta var vi ses, och ditt pass.',
  },
  en: {
    pass: 'Below is your pass, which opens the door for you.',
    online: 'You follow the event online.',
    later: 'As soon as the place is settled we tell you where we meet, and send you your pass.',
  },
};

const howOf = ({ pass, registration }: RegistrationTelling): 'pass' | 'online' | 'later' =>
  pass ? 'pass' : registration.attendance === 'on-site' ? 'later' : 'online';

function sv(telling: RegistrationTelling): RegistrationWords {
  const { pass, onlineUrl } = telling;
  return {
    subject: 'Du har en plats',
    heading: 'Du har en plats',
    paragraphs: [
      `Varmt välkommen! ${how.sv[howOf(telling)]}${pass && onlineUrl ? ' Vill du hellre följa på nätet finns länken där också.' : ''}`,
      'Med mejlet följer en inbjudan till din kalender. Får du förhinder? Lämna återbud, så får någon annan platsen.',
    ],
    sms: 'Du har en plats',
    smsEnd: passInSms(telling) ?? `${onlineUrl ? 'Följ' : 'Din anmälan'}: ${onlineUrl ?? registrationUrl(telling)}`,
    toRegistration: 'Visa din anmälan eller lämna återbud',
  };
}

function en(telling: RegistrationTelling): RegistrationWords {
  const { pass, onlineUrl } = telling;
  return {
    subject: 'You have a seat',
    heading: 'You have a seat',
    paragraphs: [
      `You are very welcome! ${how.en[howOf(telling)]}${pass && onlineUrl ? ' If you would rather follow online, the link is there too.' : ''}`,
      'An invitation for your calendar comes with this e-mail. Can you not make it? Please give up your seat, so that somebody else can have it.',
    ],
    sms: 'You have a seat',
    smsEnd: passInSms(telling) ?? `${onlineUrl ? 'Follow' : 'Your registration'}: ${onlineUrl ?? registrationUrl(telling)}`,
    toRegistration: 'See your registration or give up your seat',
  };
}
