import type { Words } from '../letter.js';
import type { ThreadTelling } from './thread-telling.js';

export const messagePosted = { sv, en };

function sv({ post: { wantsAnswer }, house }: ThreadTelling): Words {
  if (!wantsAnswer)
    return {
      subject: 'Nytt meddelande',
      heading: 'Du har fått ett meddelande',
      paragraphs: [`${house} har skrivit till dig om din förfrågan. Läs det i ditt ärende.`],
      sms: 'Nytt meddelande',
      smsEnd: 'Läs det i ditt ärende.',
    };
  return {
    subject: 'Vi behöver veta mer',
    heading: 'Vi behöver veta mer om din förfrågan',
    paragraphs: ['För att kunna ta ställning behöver vi ett svar från dig. Frågan står i ditt ärende.', 'Så länge väntar din förfrågan.'],
    sms: 'Vi behöver veta mer',
    smsEnd: 'Frågan står i ditt ärende.',
  };
}

function en({ post: { wantsAnswer }, house }: ThreadTelling): Words {
  if (!wantsAnswer)
    return {
      subject: 'New message',
      heading: 'You have a message',
      paragraphs: [`${house} has written to you about your request. Read it in your case.`],
      sms: 'New message',
      smsEnd: 'Read it in your case.',
    };
  return {
    subject: 'We need to know more',
    heading: 'We need to know more about your request',
    paragraphs: ['To decide we need an answer from you. The question is in your case.', 'Until then your request waits.'],
    sms: 'We need to know more',
    smsEnd: 'The question is in your case.',
  };
}
