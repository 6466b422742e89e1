import type { Words } from '../letter.js';
import { whoOf, type TaskTelling } from './task-letter.js';

export const changeReceived = { sv, en };

function sv(telling: TaskTelling): Words {
  return {
    subject: 'Någon vill ändra sin bokning',
    heading: 'En ändring väntar på beslut',
    paragraphs: [`${whoOf(telling)} vill ha det så här i stället. Bokningen gäller som den är tills någon har beslutat.`],
    sms: 'En ändring väntar',
  };
}

function en(telling: TaskTelling): Words {
  return {
    subject: 'Somebody wants to change her booking',
    heading: 'A change waits for a decision',
    paragraphs: [`${whoOf(telling)} would like to have it like this instead. The booking stands as it is until somebody has decided.`],
    sms: 'A change waits',
  };
}
