import type { Words } from '../letter.js';

export const changeAsked = { sv, en };

function sv(): Words {
  return {
    subject: 'Vi har fått din önskan om ändring',
    heading: 'Vi har fått din önskan om ändring',
    paragraphs: ['Vi hör av oss när den är beslutad. Till dess gäller din bokning som den är. Det du önskar hålls inte ledigt under tiden.'],
    sms: 'Vi har fått din önskan om ändring',
  };
}

function en(): Words {
  return {
    subject: 'We have received the change that you ask for',
    heading: 'We have received the change that you ask for',
    paragraphs: ['We will write when it has been decided. Until then your booking stands as it is. What you ask for is not kept free meanwhile.'],
    sms: 'We have received the change that you ask for',
  };
}
