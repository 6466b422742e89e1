import type { SeriesMessage } from '../../message.js';
import { smsOf } from '../../sms-text.js';
import { shortTime } from '../../times.js';
import type { Wording, Words, Written } from '../letter.js';
import { seriesCancelled } from './series-cancelled.js';
import { seriesChanged } from './series-changed.js';
import { seriesDecided } from './series-decided.js';
import { seriesLetter, type SeriesTelling } from './series-letter.js';
import { seriesRequested } from './series-requested.js';

const wordings: Record<SeriesMessage, Wording<SeriesTelling>> = {
  'series-requested': seriesRequested,
  'series-decided': seriesDecided,
  'series-changed': seriesChanged,
  'series-cancelled': seriesCancelled,
};

export function writeAboutSeries(kind: SeriesMessage, telling: SeriesTelling): Written {
  const words = wordings[kind][telling.language](telling);
  return { letter: seriesLetter(telling, words), sms: sms(telling, words), calendar: null };
}

/** The first of the occasions; all of them stand in the mail. */
const sms = ({ series, language }: SeriesTelling, words: Words): string =>
  smsOf({
    says: words.sms,
    title: series.title,
    details: [shortTime({ ...(series.occurrences[0] ?? series), timeZone: series.timeZone }), series.spaceName[language]],
    ...(words.smsEnd === undefined ? {} : { end: words.smsEnd }),
    from: series.siteName[language],
  });
