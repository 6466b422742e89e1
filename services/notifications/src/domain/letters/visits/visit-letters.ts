import { type CalendarEntry, descriptionOf } from '../../calendar-entry.js';
import { whereOf } from '../../told.js';
import { toTheHouse, type Wording, type Written } from '../letter.js';
import { visitExpected } from './visit-expected.js';
import { visitLetter, visitSms, type VisitTelling } from './visit-letter.js';

export function writeAboutVisit(wording: Wording<VisitTelling>, telling: VisitTelling, name: string): Written {
  // To whom the first message never went, a move is the first that she hears of it.
  const isFirst = name === 'visit-moved' && !telling.isInvited;
  const told = isFirst ? { ...telling, before: null } : telling;
  const words = (isFirst ? visitExpected : wording)[told.language](told);
  return { letter: visitLetter(told, words), sms: visitSms(told, words), calendar: entry(told) };
}

function entry(telling: VisitTelling): CalendarEntry | null {
  const { visit, invitation, language, publicUrl } = telling;
  if (invitation === null) return null;
  const { version: sequence, start, end, timeZone } = visit;
  const summary = visit.title[language];
  const location = `${whereOf(visit, language)}, ${visit.address}`;
  const description = descriptionOf(summary, location, toTheHouse(telling));
  return { method: invitation, uid: `${visit.visitId}@parken`, sequence, start, end, timeZone, summary, location, description, url: publicUrl };
}
