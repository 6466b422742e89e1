import type { Words } from '../letter.js';
import type { TaskTelling } from './task-letter.js';

export const caseLate = { sv, en };

function sv({ task: { isYours } }: TaskTelling): Words {
  return {
    subject: 'Väntar för länge',
    heading: 'Ett ärende har väntat för länge',
    paragraphs: ['Det skulle ha varit beslutat nu, och den som har frågat väntar fortfarande.', ...(isYours ? ['Du handlägger det, eller är ersättare för den som gör det.'] : [])],
    sms: 'Väntar för länge',
  };
}

function en({ task: { isYours } }: TaskTelling): Words {
  return {
    subject: 'Has waited too long',
    heading: 'A case has waited too long',
    paragraphs: ['It should have been decided by now, and whoever asked is still waiting.', ...(isYours ? ['You handle it, or stand in for whoever does.'] : [])],
    sms: 'Has waited too long',
  };
}
