import type { Announced, Family } from '../announcing/family.js';
import { writeAboutTask, type ToldTask } from '../domain/letters/tasks/task-letter.js';

type Matter = { task: ToldTask };

export interface Task extends Pick<Announced<Matter>, 'about' | 'version' | 'until'> {
  task: Omit<ToldTask, 'isYours'>;
  /** Whether those who work in the house are told, at its own address. */
  toHouse: boolean;
  /** Who handles it, or stands in for her, where she is told herself. */
  toPerson?: string | null;
}

/** What those who work in the house are told of a kind of fact. @param taskIn null where there is nothing to tell */
export const tasks = <Data>(taskIn: (data: Data) => Task | null): Family<Data, Matter> => ({
  name: 'task',
  peopleIn: (data) => {
    const told = taskIn(data);
    return told === null ? [] : [told.task.applicantId, told.toPerson ?? null].filter((id) => id !== null);
  },
  announced: (_name, data, forgotten) => {
    const told = taskIn(data);
    // Nothing waits for anybody, or it is of somebody who has been erased.
    if (told === null || (told.task.applicantId !== null && forgotten.has(told.task.applicantId))) return nothingToTell;
    const { task, toHouse, toPerson = null, ...rest } = told;
    return {
      ...rest,
      calendar: null,
      as: { start: task.start, end: task.end, timeZone: task.timeZone, spaceName: task.spaceName },
      to: [
        ...(toHouse ? [{ personId: null, matter: { task: { ...task, isYours: false } } }] : []),
        ...(toPerson === null ? [] : [{ personId: toPerson, matter: { task: { ...task, isYours: true } } }]),
      ],
    };
  },
  fetch: async (_name, { task }, sources) => ({ applicantName: task.applicantId === null ? null : await sources.nameOf(task.applicantId) }),
  write: writeAboutTask,
});

const nothingToTell: Announced<Matter> = {
  about: '00000000-0000-0000-0000-000000000000', version: 1, calendar: null, until: null, to: [],
  as: { start: '1970-01-01T00:00:00Z', end: '1970-01-01T00:00:00Z', timeZone: 'UTC', spaceName: null },
};
