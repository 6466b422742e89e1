import type { Words } from '../letter.js';

export const eventLostItsSpace = { sv, en };

function sv(): Words {
  return {
    subject: 'Evenemanget saknar lokal',
    heading: 'Evenemanget saknar lokal',
    paragraphs: [
      'Lokalen som evenemanget hade eller önskade är inte längre att räkna med: bokningen har avslagits, avbokats eller inte tagits emot.',
      'Ge evenemanget en annan lokal eller ställ in det. De som har anmält sig får veta det först då.',
    ],
    sms: 'Evenemanget saknar lokal',
    smsEnd: 'Ge det en ny, eller ställ in det.',
  };
}

function en(): Words {
  return {
    subject: 'The event has no space',
    heading: 'The event has no space',
    paragraphs: [
      'The space that the event had or asked for cannot be counted on any more: the booking was declined, cancelled or not accepted.',
      'Give the event another space, or cancel it. Those who have registered are told only then.',
    ],
    sms: 'The event has no space',
    smsEnd: 'Give it another space, or cancel it.',
  };
}
