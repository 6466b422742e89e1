import { smsOf } from '../../sms-text.js';
import { shortTime } from '../../times.js';
import type { Wording, Words, Written } from '../letter.js';
import { seriesLetter, type SeriesTelling } from './series-letter.js';

export function writeAboutSeries(wording: Wording<SeriesTelling>, telling: SeriesTelling): Written {
  const words = wording[telling.language](telling);
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
