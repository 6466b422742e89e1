import type { Names } from '../../message.js';
import { longMoment, longTime, shortTime } from '../../times.js';
import { whereOf, type Period } from '../../told.js';
import { letterOf, toTheHouse, type Letter, type Wording, type Written, type Writing } from '../letter.js';

/** What those who work in the house are told of: something in a case that waits for them, or that they should know. Nobody's name. */
export interface ToldTask extends Period {
  caseNumber: string | null;
  /** What it is called by whoever asked; null where that is not told. */
  title: string | null;
  people: number | null;
  siteName: Names;
  spaceName: Names;
  /** Who asked; null where she has been erased, or it is not told. */
  applicantId: string | null;
  /** How many times it is wished for, where that is a series. */
  occurrences?: number;
  /** When it should have been decided. */
  dueAt?: string;
  /** Whether the reader handles the case, or stands in for whoever does. */
  isYours: boolean;
}

export interface TaskTelling extends Writing {
  task: ToldTask;
}

const labels = {
  sv: { number: 'Ärende', title: 'Aktivitet', space: 'Lokal', time: 'Tid', people: 'Personer', due: 'Skulle ha beslutats' },
  en: { number: 'Case', title: 'Activity', space: 'Space', time: 'Time', people: 'People', due: 'Should have been decided' },
};

const footers = {
  sv: (house: string) => `Mejlet är skickat automatiskt till dig som arbetar i ${house}.`,
  en: (house: string) => `You get this automatic e-mail because you work at ${house}.`,
};

const somebody = { sv: 'Någon', en: 'Somebody' };

/** Whoever asked, by her name where that can be told. */
export const whoOf = ({ applicantName, language }: TaskTelling): string => applicantName ?? somebody[language];

export function writeAboutTask(wording: Wording<TaskTelling>, telling: TaskTelling): Written {
  const { task, language, house } = telling;
  const words = wording[language](telling);
  const title = [task.caseNumber, task.title].filter((part) => part !== null).join(', ');
  const letter = letterOf(telling, words, title, { details: detailsOf(telling), link: toTheHouse(telling), footer: footers[language](house) });
  return { letter, sms: { says: words.sms, title, details: [shortTime(task)], from: house }, calendar: null };
}

function detailsOf({ task, language }: TaskTelling): Letter['details'] {
  const label = labels[language];
  const { caseNumber, title, people, dueAt } = task;
  return [
    ...(caseNumber === null ? [] : [{ label: label.number, value: caseNumber }]),
    ...(title === null ? [] : [{ label: label.title, value: title }]),
    { label: label.space, value: whereOf(task, language) },
    { label: label.time, value: longTime(task, language) },
    ...(people === null ? [] : [{ label: label.people, value: String(people) }]),
    ...(dueAt === undefined ? [] : [{ label: label.due, value: longMoment(dueAt, task.timeZone, language) }]),
  ];
}
