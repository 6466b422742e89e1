import type { Language } from '#contracts';
import { escaped } from './html.js';
import { unbroken } from './when.js';

/** What is wrong with each field of a form that has been sent. */
export type Wrong = Record<string, string>;

interface Field {
  name: string;
  label: string;
  type: 'text' | 'email' | 'tel';
  autocomplete: string;
  hint?: string;
  isOptional?: boolean;
}

const optional: Record<Language, string> = { sv: 'frivilligt', en: 'optional' };

/** A field with its label and, where it was wrong, why, told to whoever cannot see it, too. The first that is wrong is where she goes on. */
export function field({ name, label, type, autocomplete, hint, isOptional }: Field, language: Language, values: Record<string, string>, wrong: Wrong): string {
  const notes = [hint && `<p class="quiet" id="${name}-hint">${escaped(hint)}</p>`, wrong[name] && `<p class="wrong" id="${name}-wrong">${escaped(wrong[name])}</p>`].filter(Boolean);
  const described = [hint && `${name}-hint`, wrong[name] && `${name}-wrong`].filter(Boolean).join(' ');
  return `<div class="field">
<label for="${name}">${escaped(label)}${isOptional ? ` <span class="quiet">(${optional[language]})</span>` : ''}</label>
<input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" value="${escaped(values[name] ?? '')}"${isOptional ? '' : ' required'}${described ? ` aria-describedby="${described}"` : ''}${wrong[name] ? ' aria-invalid="true"' : ''}${Object.keys(wrong)[0] === name ? ' autofocus' : ''}>
${notes.join('\n')}
</div>`;
}

/** A form that is one button. */
export const button = (action: string, text: string, kind = ''): string =>
  `<form method="post" action="${escaped(action)}"><button${kind && ` class="${kind}"`}>${escaped(text)}</button></form>`;

/** One of several that exclude each other. */
export const radio = (name: string, value: string, label: string, isChosen: boolean): string =>
  `<label class="radio"><input type="radio" name="${name}" value="${value}"${isChosen ? ' checked' : ''}><span>${escaped(label)}</span></label>`;

/** What is wrong with a field, as a sentence. */
export const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

export const warning = (text: string): string => `<div class="warn" role="alert"><p>${escaped(text)}</p></div>`;

export const notice = (text: string): string => `<div class="note" role="status"><p>${escaped(text)}</p></div>`;

/** Pairs of what something is called and what it is; without those that are not there. */
export const facts = (pairs: [string, string | null][]): string =>
  `<dl>\n${pairs.flatMap(([name, value]) => (value === null ? [] : `<dt>${escaped(name)}</dt><dd>${escaped(unbroken(value))}</dd>`)).join('\n')}\n</dl>`;
