import type { Words } from '../letter.js';

export const bookingTomorrow = { sv, en };

// It may come later than a day before, in a digest or after the house was away, and so names no day.
function sv(): Words {
  return {
    subject: 'Påminnelse',
    heading: 'Snart är det dags',
    paragraphs: ['Din bokning närmar sig, varmt välkommen!', 'Får du förhinder? Avboka så snart du kan, så kan någon annan använda lokalen.'],
    sms: 'Påminnelse',
  };
}

function en(): Words {
  return {
    subject: 'Reminder',
    heading: 'Your booking is soon',
    paragraphs: ['The time that you have booked is coming up, and you are very welcome!', 'Can you not make it? Please cancel as soon as you can, so that somebody else can use the room.'],
    sms: 'Reminder',
  };
}
