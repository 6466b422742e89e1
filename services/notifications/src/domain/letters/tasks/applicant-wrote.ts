import type { Words } from '../letter.js';
import { whoOf, type TaskTelling } from './task-letter.js';

export const applicantWrote = { sv, en };

function sv(telling: TaskTelling): Words {
  return {
    subject: 'Nytt meddelande i ett ärende',
    heading: telling.task.isYours ? 'Det finns ett nytt meddelande i ditt ärende' : 'Det finns ett nytt meddelande i ett ärende',
    paragraphs: [`${whoOf(telling)} har skrivit. Läs och svara i ärendet${telling.task.isYours ? '' : ', som ingen handlägger'}.`],
    sms: 'Nytt meddelande',
  };
}

function en(telling: TaskTelling): Words {
  return {
    subject: 'New message in a case',
    heading: telling.task.isYours ? 'There is a new message in your case' : 'There is a new message in a case',
    paragraphs: [`${whoOf(telling)} has written. Read and answer in the case${telling.task.isYours ? '' : ', which nobody handles'}.`],
    sms: 'New message',
  };
}
