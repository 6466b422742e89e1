import type { Language, MessageChoice } from '#contracts';
import { button, notice } from './forms.js';
import { escaped, inLanguage, page } from './html.js';
import { namesOf, preferencesWords } from './preferences-words.js';

/** Asks whether she really wants no more of a kind, or of several, since whoever scans mail for harm looks at its links, too. */
export function unsubscribePage(token: string, categories: readonly MessageChoice['category'][], language: Language): string {
  const text = preferencesWords[language];
  const path = `/n/${encodeURIComponent(token)}/unsubscribe?category=${encodeURIComponent(categories.join(','))}`;
  const body = `<h1>${text.unsubscribe}</h1>
<p>${escaped(text.sure(namesOf(categories, language)))}</p>
${button(inLanguage(path, language), text.stopIt)}
${allChoices(token, language)}`;
  return page({ language, title: text.unsubscribe, body, path });
}

export function unsubscribedPage(token: string, categories: readonly MessageChoice['category'][], language: Language): string {
  const text = preferencesWords[language];
  const body = `<h1>${text.unsubscribe}</h1>
${notice(text.stopped(namesOf(categories, language)))}
${allChoices(token, language)}`;
  return page({ language, title: text.unsubscribe, body, path: null });
}

const allChoices = (token: string, language: Language): string =>
  `<nav><a href="/n/${encodeURIComponent(token)}?language=${language}">${preferencesWords[language].all}</a></nav>`;
