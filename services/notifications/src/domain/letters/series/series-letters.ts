import type { SmsParts } from '../../sms-text.js';
import { shortTime } from '../../times.js';
import type { Wording, Words, Written } from '../letter.js';
import { seriesEntry } from './series-entry.js';
import { seriesLetter, type SeriesTelling } from './series-letter.js';

export function writeAboutSeries(wording: Wording<SeriesTelling>, telling: SeriesTelling, name: string): Written {
  const calendar = seriesEntry(telling, name);
  const told = { ...telling, invitation: calendar?.method ?? null };
  const words = wording[told.language](told);
  return { letter: seriesLetter(told, words), sms: sms(told, words), calendar };
}

/** The first of the occasions; all of them stand in the mail. */
const sms = ({ series, language }: SeriesTelling, words: Words): SmsParts => ({
  says: words.sms,
  title: series.title,
  details: [shortTime({ ...(series.occurrences[0] ?? series), timeZone: series.timeZone }), series.spaceName[language]],
  ...(words.smsEnd === undefined ? {} : { end: words.smsEnd }),
  from: series.siteName[language],
});
