import type { CalendarEntry } from '../../calendar-entry.js';
import { whereOf } from '../../told.js';
import type { Wording, Written } from '../letter.js';
import { visitExpected } from './visit-expected.js';
import { visitLetter, visitSms, type VisitTelling } from './visit-letter.js';

export function writeAboutVisit(wording: Wording<VisitTelling>, telling: VisitTelling, name: string): Written {
  // To whom the first message never went, a move is the first that she hears of it.
  const isFirst = name === 'visit-moved' && !telling.isInvited;
  const told = isFirst ? { ...telling, before: null } : telling;
  const words = (isFirst ? visitExpected : wording)[told.language](told);
  return { letter: visitLetter(told, words), sms: visitSms(told, words), calendar: entry(told) };
}

const entry = ({ visit, invitation, language, publicUrl }: VisitTelling): CalendarEntry | null =>
  invitation && {
    method: invitation,
    uid: `${visit.visitId}@parken`,
    sequence: visit.version,
    start: visit.start,
    end: visit.end,
    summary: visit.title[language],
    location: `${whereOf(visit, language)}, ${visit.address}`,
    url: publicUrl,
  };
