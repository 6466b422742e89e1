import type { Words } from '../letter.js';

export const bookingRequested = { sv, en };

function sv(): Words {
  return {
    subject: 'Vi har fått din förfrågan',
    heading: 'Vi har fått din förfrågan',
    paragraphs: ['Tack! Vi tittar på den och hör av oss så snart vi kan.', 'Lokalen är inte din förrän vi har sagt ja.'],
    sms: 'Vi har fått din förfrågan',
  };
}

function en(): Words {
  return {
    subject: 'We have received your request',
    heading: 'We have received your request',
    paragraphs: ['Thank you! We are looking at it and will be in touch as soon as we can.', 'The room is not yours until we have said yes.'],
    sms: 'We have received your request',
  };
}
