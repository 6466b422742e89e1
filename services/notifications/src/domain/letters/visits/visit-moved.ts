import { whatIsNew } from '../../told.js';
import type { Words } from '../letter.js';
import { passInSms } from '../pass.js';
import type { VisitTelling } from './visit-letter.js';

export const visitMoved = { sv, en };

function sv(telling: VisitTelling): Words {
  const news = { time: 'en ny tid', place: 'en ny plats', both: 'ny tid och plats' }[whatIsNew(telling.before, telling.visit)];
  return {
    subject: 'Ditt besök har flyttats',
    heading: 'Ditt besök har flyttats',
    paragraphs: [
      `Besöket har fått ${news}, och du är fortfarande varmt välkommen. Inbjudan som följer med uppdaterar din kalender.`,
      'Passet här nedanför är det som gäller nu.',
    ],
    sms: 'Ditt besök har flyttats',
    smsEnd: passInSms(telling),
  };
}

function en(telling: VisitTelling): Words {
  const news = { time: 'a new time', place: 'a new place', both: 'a new time and place' }[whatIsNew(telling.before, telling.visit)];
  return {
    subject: 'Your visit has been moved',
    heading: 'Your visit has been moved',
    paragraphs: [
      `The visit has ${news}, and you are still very welcome. The invitation that comes with this updates your calendar.`,
      'The pass below is the one to use now.',
    ],
    sms: 'Your visit has been moved',
    smsEnd: passInSms(telling),
  };
}
