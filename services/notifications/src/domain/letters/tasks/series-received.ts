import type { Words } from '../letter.js';
import { whoOf, type TaskTelling } from './task-letter.js';

export const seriesReceived = { sv, en };

function sv(telling: TaskTelling): Words {
  const { occurrences = 1 } = telling.task;
  return {
    subject: 'Ny förfrågan om en serie',
    heading: 'En serie väntar på beslut',
    paragraphs: [`${whoOf(telling)} har bett om en lokal flera gånger. ${occurrences === 1 ? 'Ett tillfälle väntar' : `${occurrences} tillfällen väntar`} på beslut; här står det första.`],
    sms: 'Ny förfrågan om en serie',
  };
}

function en(telling: TaskTelling): Words {
  const { occurrences = 1 } = telling.task;
  return {
    subject: 'New request for a series',
    heading: 'A series waits for a decision',
    paragraphs: [`${whoOf(telling)} has asked for a space several times. ${occurrences === 1 ? 'One occasion waits' : `${occurrences} occasions wait`} for a decision; here is the first.`],
    sms: 'New request for a series',
  };
}
