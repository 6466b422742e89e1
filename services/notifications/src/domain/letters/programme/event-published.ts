import type { Words } from '../letter.js';

export const eventPublished = { sv, en };

function sv(): Words {
  return {
    subject: 'Nytt i programmet',
    heading: 'Nytt i programmet',
    paragraphs: ['Ett evenemang har kommit in i programmet. Anmäl dig om du vill vara med.'],
    sms: 'Nytt i programmet',
  };
}

function en(): Words {
  return {
    subject: 'New in the programme',
    heading: 'New in the programme',
    paragraphs: ['There is a new event in the programme. Register if you would like to take part.'],
    sms: 'New in the programme',
  };
}
