import {
  assignCase, claimCase, listAbsences, listInbox, releaseCase, removeAbsence, resumeCase, setAbsence, setDecisionTime,
} from '#contracts';
import { route } from './route.js';
import { absencesWithPeople, inboxWithPeople, WithPeople } from './with-people.js';

const inbox = { tag: 'Inbox' };

export const inboxRoutes = [
  route('GET', '/inbox', listInbox, { ...inbox, answeredBy: WithPeople, reply: inboxWithPeople }),
  route('POST', '/cases/{caseId}/claim', claimCase, inbox),
  route('PUT', '/cases/{caseId}/assignment', assignCase, inbox),
  route('DELETE', '/cases/{caseId}/assignment', releaseCase, inbox),
  route('POST', '/cases/{caseId}/resumption', resumeCase, inbox),
  route('PUT', '/sites/{siteId}/decision-time', setDecisionTime, inbox),

  route('GET', '/absences', listAbsences, { ...inbox, answeredBy: WithPeople, reply: absencesWithPeople }),
  route('POST', '/absences', setAbsence, inbox),
  route('DELETE', '/absences/{absenceId}', removeAbsence, inbox),
];
