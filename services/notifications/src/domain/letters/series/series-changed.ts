import type { Words } from '../letter.js';
import { occasions, type SeriesTelling } from './series-letter.js';

export const seriesChanged = { sv, en };

function sv({ series }: SeriesTelling): Words {
  const count = series.occurrences.length;
  return { subject: 'Din serie är ändrad', heading: 'Din serie är ändrad', paragraphs: [`Så här är det nu vid ${occasions.sv(count)}.`], sms: 'Din serie är ändrad', smsEnd: 'Tiderna står i ditt mejl.' };
}

function en({ series }: SeriesTelling): Words {
  const count = series.occurrences.length;
  return { subject: 'Your series has changed', heading: 'Your series has changed', paragraphs: [`This is how it is now on ${occasions.en(count)}.`], sms: 'Your series has changed', smsEnd: 'See your e-mail for the times.' };
}
