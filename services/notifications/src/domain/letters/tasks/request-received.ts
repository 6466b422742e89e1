import type { Words } from '../letter.js';
import { whoOf, type TaskTelling } from './task-letter.js';

export const requestReceived = { sv, en };

function sv(telling: TaskTelling): Words {
  return { subject: 'Ny förfrågan', heading: 'En förfrågan väntar på beslut', paragraphs: [`${whoOf(telling)} har bett om en lokal.`], sms: 'Ny förfrågan' };
}

function en(telling: TaskTelling): Words {
  return { subject: 'New request', heading: 'A request waits for a decision', paragraphs: [`${whoOf(telling)} has asked for a space.`], sms: 'New request' };
}
