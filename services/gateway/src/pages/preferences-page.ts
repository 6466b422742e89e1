import type { Language, MessageChoice, PreferencesByLink } from '#contracts';
import { notice, radio, warning } from './forms.js';
import { escaped, page } from './html.js';
import { preferencesWords } from './preferences-words.js';
import { quietHoursForm } from './quiet-hours-form.js';

interface Shown {
  isSaved?: boolean;
  /** What was filled in, where that could not be saved. */
  refused?: Record<string, string>;
}

/** What somebody wants to be told, how and when, in plain words, and the place to change it. */
export function preferencesPage(wishes: PreferencesByLink, token: string, language: Language, { isSaved, refused }: Shown = {}): string {
  const text = preferencesWords[language];
  const path = `/n/${encodeURIComponent(token)}`;
  const body = `<h1>${text.title}</h1>
${isSaved ? notice(text.saved) : ''}${refused ? warning(text.wrong) : ''}
<p>${text.lead}</p>
<p>${text.always}</p>
${wishes.takesSms ? '' : `<p class="quiet">${text.noSms}</p>`}
<form method="post" action="${escaped(path)}?language=${language}">
${(Object.keys(text.categories) as MessageChoice['category'][]).map((category) => choicesOf(category, wishes, language, refused)).filter(Boolean).join('\n')}
${quietHoursForm(wishes, language, refused)}
<button>${text.save}</button>
</form>`;
  return page({ language, title: text.title, body, path });
}

/** The name of the field for one choice. */
export const fieldOf = ({ channel, category }: Pick<MessageChoice, 'channel' | 'category'>): string => `${channel}-${category}`;

function choicesOf(category: MessageChoice['category'], { choices, takesSms }: PreferencesByLink, language: Language, filled?: Record<string, string>): string {
  const [name, what] = preferencesWords[language].categories[category];
  const hers = choices.filter((choice) => choice.category === category && (takesSms || choice.channel === 'email'));
  if (hers.length === 0) return '';
  return `<h2>${name}</h2>
<p class="quiet">${what}</p>
${hers.map((choice) => choiceFields(choice, language, filled?.[fieldOf(choice)])).join('\n')}`;
}

const possible: Record<MessageChoice['channel'], MessageChoice['choice'][]> = { email: ['at-once', 'daily', 'off'], sms: ['at-once', 'off'] };

function choiceFields(choice: MessageChoice, language: Language, filled = choice.choice as string): string {
  const { categories, channels, choices } = preferencesWords[language];
  return `<fieldset><legend>${channels[choice.channel]}<span class="unseen">, ${categories[choice.category][0]}</span></legend>
${possible[choice.channel].map((one) => radio(fieldOf(choice), one, choices[one], one === filled)).join('\n')}
</fieldset>`;
}
