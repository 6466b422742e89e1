import type { Words } from '../letter.js';
import { inCalendar, occasions, type SeriesTelling } from './series-letter.js';

export const seriesCancelled = { sv, en };

function sv(telling: SeriesTelling): Words {
  const count = occasions.sv(telling.series.occurrences.length);
  return { subject: 'Din serie är avbokad', heading: `Avbokat: ${count}`, paragraphs: ['Vid de tillfällen som står här nedanför är lokalen inte längre din.', ...inCalendar(telling)], sms: `Avbokat, ${count}`, smsEnd: 'Skälet står i ditt mejl.' };
}

function en(telling: SeriesTelling): Words {
  const count = occasions.en(telling.series.occurrences.length);
  return { subject: 'Your series is cancelled', heading: `Cancelled: ${count}`, paragraphs: ['On the occasions below the room is no longer yours.', ...inCalendar(telling)], sms: `Cancelled, ${count}`, smsEnd: 'Your e-mail says why.' };
}
