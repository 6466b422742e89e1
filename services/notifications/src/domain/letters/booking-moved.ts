import type { Telling, Words } from './letter.js';

export const bookingMoved = { sv, en };

function sv({ booking }: Telling): Words {
  const approved = booking.state === 'approved';
  const what = approved ? 'Din bokning' : 'Din förfrågan';
  return {
    subject: `${what} har flyttats`,
    heading: `${what} har flyttats`,
    paragraphs: approved
      ? ['Den gäller fortfarande, men med ny tid eller lokal. Inbjudan som följer med uppdaterar din kalender.', 'Passar det inte? Avboka, eller svara på mejlet.']
      : ['Den har fått ny tid eller lokal, och väntar fortfarande på vårt besked.'],
    sms: `${what} har flyttats`,
  };
}

function en({ booking }: Telling): Words {
  const approved = booking.state === 'approved';
  const what = approved ? 'Your booking' : 'Your request';
  return {
    subject: `${what} has been moved`,
    heading: `${what} has been moved`,
    paragraphs: approved
      ? ['It still stands, but at another time or in another room. The invitation that comes with this updates your calendar.', 'Does it not suit you? Cancel it, or reply to this e-mail.']
      : ['It has another time or room, and still awaits our decision.'],
    sms: `${what} has been moved`,
  };
}
