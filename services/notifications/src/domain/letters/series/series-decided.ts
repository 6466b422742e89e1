import type { Words } from '../letter.js';
import { countOf, inCalendar, occasions, type SeriesTelling } from './series-letter.js';

export const seriesDecided = { sv, en };

function sv(telling: SeriesTelling): Words {
  const approved = countOf(telling, 'approved');
  if (approved > 0) {
    return { subject: 'Din serie är godkänd', heading: 'Din serie är godkänd', paragraphs: [`Lokalen är din vid ${occasions.sv(approved)}.`, ...inCalendar(telling), 'Passar något inte? Avboka så snart du kan.'], sms: 'Din serie är godkänd' };
  }
  return {
    subject: 'Vi kan inte godkänna din serie',
    heading: 'Vi kan tyvärr inte godkänna det du bad om',
    paragraphs: ['Skälet och tillfällena står här nedanför. Hör gärna av dig igen med en annan tid eller lokal.'],
    sms: 'Din serie avslogs',
    smsEnd: 'Skälet står i ditt mejl.',
  };
}

function en(telling: SeriesTelling): Words {
  const approved = countOf(telling, 'approved');
  if (approved > 0) {
    return { subject: 'Your series is approved', heading: 'Your series is approved', paragraphs: [`The room is yours on ${occasions.en(approved)}.`, ...inCalendar(telling), 'Can you not make one of them? Please cancel as soon as you can.'], sms: 'Your series is approved' };
  }
  return {
    subject: 'We cannot approve your series',
    heading: 'Sorry, we cannot approve what you asked for',
    paragraphs: ['You find the reason and the occasions below. You are welcome to ask again for another time or room.'],
    sms: 'Your series was declined',
    smsEnd: 'Your e-mail says why.',
  };
}
