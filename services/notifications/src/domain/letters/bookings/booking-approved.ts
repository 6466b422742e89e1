import type { Words } from '../letter.js';

export const bookingApproved = { sv, en };

function sv(): Words {
  return {
    subject: 'Din bokning är godkänd',
    heading: 'Din bokning är godkänd',
    paragraphs: [
      'Lokalen är din, varmt välkommen! Med mejlet följer en inbjudan till din kalender.',
      'Får du förhinder? Avboka så snart du kan, så kan någon annan använda lokalen.',
    ],
    sms: 'Din bokning är godkänd',
  };
}

function en(): Words {
  return {
    subject: 'Your booking is approved',
    heading: 'Your booking is approved',
    paragraphs: [
      'The room is yours, and you are very welcome! An invitation for your calendar comes with this e-mail.',
      'Can you not make it? Please cancel as soon as you can, so that somebody else can use the room.',
    ],
    sms: 'Your booking is approved',
  };
}
