import type { Words } from '../letter.js';
import { whoOf, type TaskTelling } from './task-letter.js';

export const cancelledLate = { sv, en };

function sv(telling: TaskTelling): Words {
  return {
    subject: 'Sen avbokning',
    heading: 'En bokning är avbokad sent',
    paragraphs: [`${whoOf(telling)} har avbokat senare än lokalens regler säger. Lokalen är fri igen.`],
    sms: 'Sen avbokning',
  };
}

function en(telling: TaskTelling): Words {
  return {
    subject: 'Late cancellation',
    heading: 'A booking has been cancelled late',
    paragraphs: [`${whoOf(telling)} has cancelled later than the rules of the space say. It is free again.`],
    sms: 'Late cancellation',
  };
}
