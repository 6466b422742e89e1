import type { Words } from '../letter.js';
import { inCalendar, occasions, type SeriesTelling } from './series-letter.js';

export const seriesChanged = { sv, en };

function sv(telling: SeriesTelling): Words {
  if (telling.series.isContinued) return divided.sv(telling);
  const count = occasions.sv(telling.series.occurrences.length);
  return { subject: 'Din serie är ändrad', heading: 'Din serie är ändrad', paragraphs: [`Så här är det nu vid ${count}.`, ...inCalendar(telling)], sms: 'Din serie är ändrad', smsEnd: 'Tiderna står i ditt mejl.' };
}

function en(telling: SeriesTelling): Words {
  if (telling.series.isContinued) return divided.en(telling);
  const count = occasions.en(telling.series.occurrences.length);
  return { subject: 'Your series has changed', heading: 'Your series has changed', paragraphs: [`This is how it is now on ${count}.`, ...inCalendar(telling)], sms: 'Your series has changed', smsEnd: 'The times are in your e-mail.' };
}

const divided: Record<'sv' | 'en', (telling: SeriesTelling) => Words> = {
  sv: (telling) => ({
    subject: 'Din serie är delad i två',
    heading: 'Din serie är delad i två',
    paragraphs: ['De senare tillfällena är ändrade och är nu en egen serie, som du får ett eget mejl om. De tidigare är som de var.', ...inCalendar(telling)],
    sms: 'Din serie är delad i två',
  }),
  en: (telling) => ({
    subject: 'Your series is now two',
    heading: 'Your series is now two',
    paragraphs: ['The later occasions have changed and are a series of their own now, of which you get an e-mail of its own. The earlier ones are as they were.', ...inCalendar(telling)],
    sms: 'Your series is now two',
  }),
};
