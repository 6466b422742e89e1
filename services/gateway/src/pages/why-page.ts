import type { Language, WhyView } from '#contracts';
import { channelWords, mustComeWords, outcomeWords, roleWords, stateWords, whyWords } from '../messages/delivery-words.js';
import { whatHappened, whatIs } from '../messages/message-words.js';
import { facts, warning } from './forms.js';
import { escaped, page } from './html.js';
import { momentOf, unbroken } from './when.js';

const words = {
  sv: {
    title: 'Varför fick jag det här?', because: 'Det som hände', you: 'Varför du', way: 'Varför så här', state: 'Nu', twice: 'Det kan ha kommit två gånger, eftersom det inte gick att veta om det kom fram första gången.',
    due: 'Skulle skickas', waits: 'Försöks igen', sent: 'Skickat', reported: 'Rapporterat', tries: 'Vad som har försökts', preferences: 'Välj vad du får och hur',
  },
  en: {
    title: 'Why did I get this?', because: 'What happened', you: 'Why you', way: 'Why in this way', state: 'Now', twice: 'It may have come twice, since it could not be known whether it came the first time.',
    due: 'To be sent', waits: 'Tried again', sent: 'Sent', reported: 'Reported', tries: 'What has been tried', preferences: 'Choose what you get and how',
  },
};

/** What a message was, what caused it, why it came to her and in this way, and what was tried. */
export function whyPage(why: WhyView, token: string, language: Language): string {
  const text = words[language];
  const moment = (at: string | null): string | null => at && momentOf(at, why.timeZone, language);
  const happened = moment(why.causedAt);
  const body = `<p class="quiet">${text.title}</p>
<h1>${escaped(whatIs(why.kind, language))}</h1>
${why.maybeTwice ? warning(text.twice) : ''}
${facts([
  [text.because, `${whatHappened(why.kind, language)}${happened ? `, ${happened}` : ''}.`],
  [text.you, why.to && (roleWords[why.to]?.[language] ?? null)],
  [text.way, (why.category === 'decision' && why.channel === 'email' ? mustComeWords : channelWords[why.channel][why.byChannel])[language]],
  [text.state, standing(why, language)],
  [text.due, isLater(why) ? moment(why.dueAt) : null],
  [text.waits, moment(why.nextAttemptAt)],
  [text.sent, moment(why.sentAt)],
  [text.reported, moment(why.reportedAt)],
])}
${triesOf(why, language)}
${why.preferencesToken === null ? '' : `<nav><a href="/n/${encodeURIComponent(why.preferencesToken)}?language=${language}">${text.preferences}</a></nav>`}`;
  return page({ language, title: text.title, body, path: `/m/${encodeURIComponent(token)}` });
}

const standing = ({ state, why }: WhyView, language: Language): string =>
  [stateWords[state][language], why === null ? '' : (whyWords[why]?.[language] ?? '')].filter(Boolean).join(' ');

// What goes out at once is due when it is put in line.
const isLater = ({ createdAt, dueAt }: WhyView): boolean => Date.parse(dueAt) - Date.parse(createdAt) > 60_000;

function triesOf({ tries, timeZone }: WhyView, language: Language): string {
  if (tries.length === 0) return '';
  const { tries: heading } = words[language];
  const rows = tries.map(({ at, outcome }) => `<li>${escaped(unbroken(momentOf(at, timeZone, language)))}: ${escaped(outcomeWords[outcome]?.[language] ?? outcome)}</li>`);
  return `<h2>${heading}</h2>\n<ol>\n${rows.join('\n')}\n</ol>`;
}
