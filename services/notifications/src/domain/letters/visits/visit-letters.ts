import type { CalendarEntry } from '../../calendar-entry.js';
import type { VisitMessage } from '../../message.js';
import { whereOf } from '../../told.js';
import type { Wording, Written } from '../letter.js';
import { visitCancelled } from './visit-cancelled.js';
import { visitExpected } from './visit-expected.js';
import { visitLetter, visitSms, type VisitTelling } from './visit-letter.js';
import { visitMoved } from './visit-moved.js';
import { visitorArrived } from './visitor-arrived.js';

const wordings: Record<Exclude<VisitMessage, 'visitor-arrived'>, Wording<VisitTelling>> = {
  'visit-expected': visitExpected,
  'visit-moved': visitMoved,
  'visit-cancelled': visitCancelled,
};

export function writeAboutVisit(kind: VisitMessage, telling: VisitTelling): Written {
  if (kind === 'visitor-arrived') return visitorArrived(telling);
  // To whom the first message never went, a move is the first that she hears of it.
  if (kind === 'visit-moved' && !telling.isInvited) return writeAboutVisit('visit-expected', { ...telling, before: null });
  const words = wordings[kind][telling.language](telling);
  return { letter: visitLetter(telling, words), sms: visitSms(telling, words), calendar: entry(telling) };
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
