import type { Language, MessageChoice } from '#contracts';
import { button, notice } from './forms.js';
import { escaped, inLanguage, page } from './html.js';
import { nameOf, preferencesWords } from './preferences-words.js';

/** Asks whether she really wants no more of a kind, since whoever scans mail for harm looks at its links, too. */
export function unsubscribePage(token: string, category: MessageChoice['category'], language: Language): string {
  const text = preferencesWords[language];
  const path = `/n/${encodeURIComponent(token)}/unsubscribe?category=${category}`;
  const body = `<h1>${text.unsubscribe}</h1>
<p>${escaped(text.sure(nameOf(category, language)))}</p>
${button(inLanguage(path, language), text.stopIt)}
${allChoices(token, language)}`;
  return page({ language, title: text.unsubscribe, body, path });
}

export function unsubscribedPage(token: string, category: MessageChoice['category'], language: Language): string {
  const text = preferencesWords[language];
  const body = `<h1>${text.unsubscribe}</h1>
${notice(text.stopped(nameOf(category, language)))}
${allChoices(token, language)}`;
  return page({ language, title: text.unsubscribe, body, path: null });
}

const allChoices = (token: string, language: Language): string =>
  `<nav><a href="/n/${encodeURIComponent(token)}?language=${language}">${preferencesWords[language].all}</a></nav>`;
