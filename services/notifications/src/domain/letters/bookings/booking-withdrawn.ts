import type { Words } from '../letter.js';

export const bookingWithdrawn = { sv, en };

function sv(): Words {
  return {
    subject: 'Din förfrågan är återtagen',
    heading: 'Din förfrågan är återtagen',
    paragraphs: ['Du har tagit tillbaka den, och vi gör inget mer med den. Välkommen åter!'],
    sms: 'Din förfrågan är återtagen',
  };
}

function en(): Words {
  return {
    subject: 'Your request is withdrawn',
    heading: 'Your request is withdrawn',
    paragraphs: ['You have taken it back, and we will do nothing more with it. Welcome back another time!'],
    sms: 'Your request is withdrawn',
  };
}
