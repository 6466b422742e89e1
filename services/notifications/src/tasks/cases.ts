import type { DataOf, caseAssigned, caseBecameLate, messagePosted } from '#contracts';
import { tasks } from './task.js';

/** The house is told whoever handles it; she is too. */
export const lateCases = tasks<DataOf<typeof caseBecameLate>>(
  ({ latenessId, caseNumber, siteName, spaceName, timeZone, start, end, dueAt, handledBy, version }) => ({
    about: latenessId, version, until: null, toHouse: true, toPerson: handledBy,
    task: { caseNumber, title: null, people: null, siteName, spaceName, timeZone, start, end, applicantId: null, dueAt },
  }),
);

/** Of what an applicant writes whoever handles the case is told, and the house where nobody does. */
export const writtenByApplicants = tasks<DataOf<typeof messagePosted>>(
  ({ postId, from, caseNumber, siteName, spaceName, timeZone, start, end, applicantId, handledBy = null, version }) =>
    from === 'applicant'
      ? {
          about: postId, version, until: null, toHouse: handledBy === null, toPerson: handledBy,
          task: { caseNumber, title: null, people: null, siteName, spaceName, timeZone, start, end, applicantId },
        }
      : null,
);

/** Whoever has taken a case on herself knows it, and nobody is told that it was released. */
export const givenCases = tasks<DataOf<typeof caseAssigned>>(({ assignmentId, assignedTo, isClaimed, caseNumber, wish, version }) =>
  assignedTo === null || isClaimed !== false || wish === undefined
    ? null
    : { about: assignmentId, version, until: null, toHouse: false, toPerson: assignedTo, task: { caseNumber, title: null, people: null, applicantId: null, ...wish } },
);
