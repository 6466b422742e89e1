import type { Words } from '../letter.js';

export const bookingDeclined = { sv, en };

function sv(): Words {
  return {
    subject: 'Vi kan inte godkänna din förfrågan',
    heading: 'Vi kan tyvärr inte godkänna din förfrågan',
    paragraphs: ['Skälet står här nedanför. Hör gärna av dig igen med en annan tid eller lokal.'],
    sms: 'Din förfrågan avslogs',
    smsEnd: 'Skälet står i ditt mejl.',
  };
}

function en(): Words {
  return {
    subject: 'We cannot approve your request',
    heading: 'Sorry, we cannot approve your request',
    paragraphs: ['You find the reason below. You are welcome to ask again for another time or room.'],
    sms: 'Your request was declined',
    smsEnd: 'Your e-mail says why.',
  };
}
