import type { Words } from '../letter.js';

export const changeDeclined = { sv, en };

function sv(): Words {
  return {
    subject: 'Ändringen kunde inte godkännas',
    heading: 'Ändringen kunde inte godkännas',
    paragraphs: ['Din bokning gäller fortfarande, som den var. Passar den inte längre? Avboka så snart du kan.'],
    sms: 'Ändringen godkändes inte',
    smsEnd: 'Bokningen gäller som förut.',
  };
}

function en(): Words {
  return {
    subject: 'The change could not be approved',
    heading: 'The change could not be approved',
    paragraphs: ['Your booking still stands, as it was. Does it no longer suit you? Please cancel as soon as you can.'],
    sms: 'The change was declined',
    smsEnd: 'The booking stands.',
  };
}
