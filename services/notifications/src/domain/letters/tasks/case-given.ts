import type { Words } from '../letter.js';

export const caseGiven = { sv, en };

function sv(): Words {
  return { subject: 'Du har fått ett ärende', heading: 'Du har fått ett ärende', paragraphs: ['Det är du som handlägger det från och med nu.'], sms: 'Du har fått ett ärende' };
}

function en(): Words {
  return { subject: 'You have been given a case', heading: 'You have been given a case', paragraphs: ['From now on it is you who handle it.'], sms: 'You have been given a case' };
}
